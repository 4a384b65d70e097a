import { asSha256, type Sha256 } from '#shared/core/ids.ts'
import { rangedBytes } from '../inspect/bounded-file.ts'
import type { ImportRun } from './import-run.ts'
import { inspected } from './inspected.ts'
import { readRange } from './read-range.ts'
import { chunkRowsOf, type Placed, type Read } from './staged-file.ts'

/** Files up to this size are read whole and hashed by the platform, off this thread. */
export const smallBytes = 8 * 1024 * 1024

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<Sha256> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return asSha256(Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''))
}

/** Reads a small file once; what is inspected is what was hashed. Nothing is written yet. */
export async function readSmall(run: ImportRun, placed: Placed): Promise<Read> {
  const { file, name } = placed.incoming
  if (run.cancel.aborted) return { kind: 'cancelled' }
  const read = await readRange(file, name, 0, file.size)
  const shortage = await run.advance(file.size, name)
  if (shortage) return { kind: 'stopped', failure: shortage }
  if (!read.ok) return { kind: 'unreadable', placed, failure: read.failure }
  const bytes = read.value
  const [sha256, inspection] = await Promise.all([
    sha256Of(bytes),
    inspected(run.inspect, rangedBytes(bytes), name),
  ])
  const sid = run.newId()
  const seen = { incoming: placed.incoming, sha256, bytes: bytes.length, inspection }
  return { kind: 'read', file: { ...placed, seen, sid, unwritten: chunkRowsOf(sid, bytes) } }
}
