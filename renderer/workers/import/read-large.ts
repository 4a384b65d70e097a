import { createSHA256 } from 'hash-wasm'
import type { ImportFailure, StorageFailure } from '#shared/core/failure.ts'
import { asSha256 } from '#shared/core/ids.ts'
import { ok, type Result } from '#shared/core/result.ts'
import { chunkBytes, chunksPerTransaction } from '../../data/chunk-bytes.ts'
import type { ChunkRow } from '../../data/databases.ts'
import type { ImportRun } from './import-run.ts'
import { inspected } from './inspected.ts'
import { readRange } from './read-range.ts'
import type { Placed, Read } from './staged-file.ts'

type Written = Promise<Result<void, StorageFailure>>

/**
 * Streams a large file once: while one chunk is hashed the next is read, and while eight are written the next eight are
 * read. Memory is bounded by the pipeline, not by the file.
 */
export async function readLarge(run: ImportRun, placed: Placed): Promise<Read> {
  const { file, name } = placed.incoming
  const sid = run.newId()
  run.staged.add(sid)
  const hasher = await createSHA256()
  const look = inspected(run.inspect, file, name)
  const readAt = (offset: number): Promise<Result<Uint8Array<ArrayBuffer>, ImportFailure>> =>
    readRange(file, name, offset, Math.min(offset + chunkBytes, file.size))

  let writing: Written = Promise.resolve(ok(undefined))
  let rows: ChunkRow[] = []
  let ahead = readAt(0)
  for (let offset = 0; offset < file.size; offset += chunkBytes) {
    const read = await ahead
    if (run.cancel.aborted || !read.ok) {
      await writing
      return read.ok ? { kind: 'cancelled' } : { kind: 'unreadable', placed, failure: read.failure }
    }
    const isLast = offset + chunkBytes >= file.size
    if (!isLast) ahead = readAt(offset + chunkBytes)
    hasher.update(read.value)
    rows.push({ sid, n: offset / chunkBytes, d: read.value })
    const shortage = await run.advance(read.value.length, name)
    if (shortage) {
      await writing
      return { kind: 'stopped', failure: shortage }
    }
    if (rows.length < chunksPerTransaction && !isLast) continue
    const written = await writing
    if (!written.ok) return { kind: 'stopped', failure: written.failure }
    if (isLast) break
    writing = run.staging.write([{ sid, sha256: null }], rows)
    rows = []
  }
  const sha256 = asSha256(hasher.digest())
  const last = await run.staging.write([{ sid, sha256 }], rows)
  if (!last.ok) return { kind: 'stopped', failure: last.failure }
  const seen = { incoming: placed.incoming, sha256, bytes: file.size, inspection: await look }
  return { kind: 'read', file: { ...placed, seen, sid, unwritten: [] } }
}
