import { type ByteSource, Cancelled } from '#shared/bundle/ports.ts'
import type { NewHash } from '#shared/bundle/ports.ts'
import type { StorageFailure } from '#shared/core/failure.ts'
import { asSha256, type NewId, type Sha256 } from '#shared/core/ids.ts'
import type { Cancel } from '#shared/core/ports.ts'
import { ok, type Result } from '#shared/core/result.ts'
import { CaseFileProblem } from '#shared/handover/case-file/case-file-problem.ts'
import { originalName } from '#shared/handover/case-file/case-file-header.ts'
import { chunkBytes, chunkCount, chunksPerTransaction } from '../../data/chunk-bytes.ts'
import type { ChunkRow, ObjectRow, RecordsDatabase } from '../../data/databases.ts'
import type { Mend, Staging } from '../../data/staging.ts'

export interface KeepingParts {
  readonly records: RecordsDatabase
  readonly staging: Staging
  readonly newId: NewId
  readonly newHash: NewHash
}

export interface KeptOriginals {
  /** Of originals whose bytes lie in the store now and belong to nobody yet. */
  readonly rows: readonly ObjectRow[]
  /** Of originals that the store had but not whole. */
  readonly mends: readonly Mend[]
  /** Those that the store had whole. */
  readonly relied: readonly Sha256[]
}

/**
 * Writes originals that the store lacks, or has no longer whole, as chunks that nobody owns yet; one transaction's worth is in memory.
 * `sids` gets every name that was begun, for whoever settles them.
 * @throws Cancelled; CaseFileProblem when the file changed since it was read.
 */
export async function keepOriginals(
  { records, staging, newId, newHash }: KeepingParts,
  originals: ReadonlyMap<string, ByteSource>,
  sids: Set<string>,
  { cancel, onBytes }: { readonly cancel: Cancel; readonly onBytes: (bytes: number) => void },
): Promise<Result<KeptOriginals, StorageFailure>> {
  const rows: ObjectRow[] = []
  const mends: Mend[] = []
  const relied: Sha256[] = []
  for (const [sha256, source] of originals) {
    const known = await records.objects.get(sha256)
    const whole = known ? await staging.holds(known) : ok(false)
    if (!whole.ok) return whole
    if (whole.value) {
      relied.push(asSha256(sha256))
      onBytes(source.bytes)
      continue
    }
    const sid = newId()
    sids.add(sid)
    if (known) sids.add(known.sid)
    const hash = newHash()
    for (let first = 0; ; first += chunksPerTransaction) {
      if (cancel.aborted) throw new Cancelled()
      const chunks = await chunksFrom(source, sid, first)
      for (const { d } of chunks) hash.update(d)
      const isLast = (first + chunksPerTransaction) * chunkBytes >= source.bytes
      if (isLast && hash.hex() !== sha256) throw new CaseFileProblem('wrong-hash', originalName(sha256))
      const marks = [
        { sid, sha256: isLast ? sha256 : null },
        ...(isLast && known ? [{ sid: known.sid, sha256 }] : []),
      ]
      const written = await staging.write(marks, chunks)
      if (!written.ok) return written
      onBytes(chunks.reduce((sum, { d }) => sum + d.length, 0))
      if (isLast) break
    }
    const row = { sha256, bytes: source.bytes, sid, chunks: chunkCount(source.bytes) }
    if (known) mends.push({ original: row, insteadOf: known.sid })
    else rows.push(row)
  }
  return ok({ rows, mends, relied })
}

async function chunksFrom(source: ByteSource, sid: string, first: number): Promise<readonly ChunkRow[]> {
  const count = Math.min(chunksPerTransaction, chunkCount(source.bytes) - first)
  const rows: ChunkRow[] = []
  for (let n = first; n < first + count; n++) {
    const length = Math.min(chunkBytes, source.bytes - n * chunkBytes)
    rows.push({ sid, n, d: new Uint8Array(await source.read(n * chunkBytes, length)) })
  }
  return rows
}
