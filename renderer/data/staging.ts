import type { StorageFailure } from '#shared/core/failure.ts'
import type { FreeSpace } from '#shared/core/ports.ts'
import { ok, type Result } from '#shared/core/result.ts'
import { chunkBytes } from './chunk-bytes.ts'
import type { ChunkCheck } from './chunk-check.ts'
import type { ChunkRow, ObjectRow, PayloadDatabase, RecordsDatabase, StagingRow } from './databases.ts'
import { dropChunks } from './drop-chunks.ts'
import type { Effort, Guard } from './guard.ts'
import { isNearlyFull } from './nearly-full.ts'
import { livingSessions } from './sessions.ts'
import { isWhole } from './whole.ts'

type Done = Promise<Result<void, StorageFailure>>

/** An original whose bytes have come anew, and the chunks that no longer hold it; none when its row is gone too. */
export interface Mend {
  readonly original: ObjectRow
  readonly insteadOf: string | undefined
}

/** Chunks that nobody owns yet. What is not cleared in the end is dropped, at the latest by the next start. */
export interface Staging {
  /** One transaction: chunks, and the row that says whose they will be. `sha256` is null while it is not known. */
  write(rows: readonly Omit<StagingRow, 'session'>[], chunks: readonly ChunkRow[]): Done
  /** Chunks whose original is in `records.objects` by now have an owner; all others go, eight at a time. */
  settle(sids: readonly string[]): Done
  /** Whether an original's chunks are all there. */
  holds(original: ObjectRow): Promise<Result<boolean, StorageFailure>>
  /** One transaction: originals are where their new chunks are, unless another tab was quicker. */
  mend(mends: readonly Mend[]): Done
}

const batch = (chunks: number): Effort => ({ size: 'batch', neededBytes: chunks * chunkBytes })

interface StagingParts {
  readonly records: RecordsDatabase
  readonly payload: PayloadDatabase
  readonly guard: Guard
  readonly freeBytes: FreeSpace
}

export function dexieStaging(parts: StagingParts, session: string, crc: ChunkCheck): Staging {
  const { records, payload, guard } = parts
  const both = [payload.chunks, payload.staging]
  return {
    async write(rows, unchecked) {
      const chunks = unchecked.map((chunk) => ({ ...chunk, c: crc(chunk.d) }))
      const work = async () => {
        await payload.staging.bulkPut(rows.map((row) => ({ ...row, session })))
        await payload.chunks.bulkPut(chunks)
      }
      return await guard.write(() => payload.transaction('rw', both, work), batch(chunks.length))
    },
    settle: (sids) => settle(parts, sids),
    holds: (original) => guard.read(() => isWhole(payload, original)),
    mend: (mends) =>
      guard.write(() => records.transaction('rw', records.objects, () => mend(records, mends)), batch(0)),
  }
}

async function mend({ objects }: RecordsDatabase, mends: readonly Mend[]): Promise<void> {
  for (const { original, insteadOf } of mends)
    if ((await objects.get(original.sha256))?.sid === insteadOf) await objects.put(original)
}

async function settle({ records, payload, guard, freeBytes }: StagingParts, sids: readonly string[]): Done {
  if (sids.length === 0) return ok(undefined)
  const owned = async () => {
    const rows = (await payload.staging.bulkGet([...sids])).filter((row) => row !== undefined)
    const hashes = rows.flatMap(({ sha256 }) => sha256 ?? [])
    const owners = new Set((await records.objects.bulkGet(hashes)).map((owner) => owner?.sid))
    await payload.staging.bulkDelete(rows.map(({ sid }) => sid).filter((sid) => owners.has(sid)))
    return rows.map(({ sid }) => sid).filter((sid) => !owners.has(sid))
  }
  const rest = await guard.write(owned, batch(0))
  if (!rest.ok) return rest
  // on a nearly full disk nothing is deleted; a later start does it
  if (await isNearlyFull(freeBytes)) return ok(undefined)
  for (const sid of rest.value) {
    const dropped = await dropChunks({ payload, guard, freeBytes }, sid)
    if (!dropped.ok) return dropped
    if (dropped.value === 'nearly-full') return ok(undefined)
    const forgotten = await guard.write(() => payload.staging.delete(sid), batch(0))
    if (!forgotten.ok) return forgotten
  }
  return ok(undefined)
}

/**
 * Settles what sessions that ended in the middle left behind. What a failing database keeps from being swept is swept
 * by a later start.
 */
export async function sweepStaging(parts: StagingParts): Done {
  const rows = await parts.guard.write(() => parts.payload.staging.toArray(), batch(0))
  if (!rows.ok) return rows
  // rows first, then who lives: a row is written only by a session that is marked already
  const isAlive = await livingSessions()
  const dead = rows.value.filter(({ session }) => !isAlive(session))
  return await settle(
    parts,
    dead.map(({ sid }) => sid),
  )
}
