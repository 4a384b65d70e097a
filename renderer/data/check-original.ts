import { createSHA256 } from 'hash-wasm'
import type { StorageFailure, VaultFailure } from '#shared/core/failure.ts'
import { asSha256, type Sha256 } from '#shared/core/ids.ts'
import type { Cancel, ObjectStore, Vault } from '#shared/core/ports.ts'
import { ok, type Result } from '#shared/core/result.ts'
import { chunkBytes, chunksPerTransaction } from './chunk-bytes.ts'
import type { ChunkCheck } from './chunk-check.ts'
import { copyOriginal } from './copy-original.ts'
import type { ChunkRow, ObjectRow, PayloadDatabase, RecordsDatabase } from './databases.ts'
import type { Guard } from './guard.ts'

/**
 * What became of one original: `first` and `second` name the copy that was put right from the other; `unmended`: the second
 * copy is whole, and the first could not be written.
 */
export type CheckedAs = 'whole' | 'first-mended' | 'second-mended' | 'unmended' | 'lost' | 'cancelled'

export interface CheckParts {
  readonly records: RecordsDatabase
  /** The first copy alone, without help from the second. */
  readonly own: ObjectStore
  readonly payload: PayloadDatabase
  readonly guard: Guard
  readonly crc: ChunkCheck
  readonly vault: Vault | undefined
}

/** Reads both copies of an original whole, compares them with its hash, and puts one right from the other. */
export async function checkOriginal(
  parts: CheckParts,
  row: ObjectRow,
  cancel: Cancel,
): Promise<Result<CheckedAs, VaultFailure | StorageFailure>> {
  const { own, vault } = parts
  const sha256 = asSha256(row.sha256)
  const first = await isWholeIn(own, row, cancel)
  if (first === 'cancelled') return ok('cancelled')
  if (!vault) return ok(first ? 'whole' : 'lost')
  const second = await vault.check(sha256, cancel)
  if (second.ok && second.value === 'cancelled') return ok('cancelled')
  if (!second.ok && !isOfOriginal(second.failure)) return second
  if (first && second.ok) return ok('whole')
  if (first) {
    const copied = await copyOriginal(own, vault, sha256, cancel, true)
    if (!copied.ok) return copied
    return ok(
      copied.value === 'copied' ? 'second-mended' : copied.value === 'cancelled' ? 'cancelled' : 'lost',
    )
  }
  if (!second.ok) return ok('lost')
  return await refill(parts, vault, row, cancel)
}

const isOfOriginal = ({ kind }: VaultFailure): boolean =>
  kind === 'vault/original-missing' || kind === 'vault/original-damaged'

async function isWholeIn(own: ObjectStore, row: ObjectRow, cancel: Cancel): Promise<boolean | 'cancelled'> {
  const hash = await createSHA256()
  for (let at = 0; at < row.bytes; at += chunkBytes) {
    if (cancel.aborted) return 'cancelled'
    const chunk = await own.read(asSha256(row.sha256), at, chunkBytes)
    if (!chunk.ok) return false
    hash.update(chunk.value)
  }
  return hash.digest() === row.sha256
}

/** Writes the first copy's chunks anew, from a second copy that was just found whole. */
async function refill(
  { own, records, payload, guard, crc }: CheckParts,
  vault: Vault,
  row: ObjectRow,
  cancel: Cancel,
): Promise<Result<CheckedAs, VaultFailure | StorageFailure>> {
  const sha256: Sha256 = asSha256(row.sha256)
  let chunks: ChunkRow[] = []
  for (let n = 0; n < row.chunks; n++) {
    if (cancel.aborted) return ok('cancelled')
    const read = await vault.read(sha256, n * chunkBytes, chunkBytes)
    if (!read.ok) return read
    const d = new Uint8Array(read.value)
    chunks.push({ sid: row.sid, n, d, c: crc(d) })
    if (chunks.length < chunksPerTransaction && n < row.chunks - 1) continue
    const batch = chunks
    chunks = []
    // it may have been purged, or come anew under another name
    if ((await records.objects.get(row.sha256))?.sid !== row.sid) return ok('unmended')
    const written = await guard.write(() => payload.chunks.bulkPut(batch), {
      size: 'batch',
      neededBytes: batch.length * chunkBytes,
    })
    if (!written.ok) return ok('unmended')
  }
  const now = await isWholeIn(own, row, cancel)
  if (now === 'cancelled') return ok('cancelled')
  return ok(now ? 'first-mended' : 'unmended')
}
