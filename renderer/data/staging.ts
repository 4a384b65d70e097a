import Dexie from 'dexie'
import type { StorageFailure } from '#shared/core/failure.ts'
import type { FreeSpace } from '#shared/core/ports.ts'
import { ok, type Result } from '#shared/core/result.ts'
import { chunkBytes, chunksPerTransaction } from './chunk-bytes.ts'
import type { ChunkRow, PayloadDatabase, RecordsDatabase, StagingRow } from './databases.ts'
import type { Effort, Guard } from './guard.ts'
import { isNearlyFull } from './nearly-full.ts'
import { livingSessions } from './sessions.ts'

type Done = Promise<Result<void, StorageFailure>>

/** Chunks that nobody owns yet. What is not cleared in the end is dropped, at the latest by the next start. */
export interface Staging {
  /** One transaction: chunks, and the row that says whose they will be. `sha256` is null while it is not known. */
  write(rows: readonly Omit<StagingRow, 'session'>[], chunks: readonly ChunkRow[]): Done
  /** The originals are in `records.objects` now: their chunks have an owner. */
  clear(sids: readonly string[]): Done
  /** Removes chunks and rows, eight chunks at a time; on a nearly full disk only the next start does. */
  drop(sids: readonly string[]): Done
}

const batch = (chunks: number): Effort => ({ size: 'batch', neededBytes: chunks * chunkBytes })

export function dexieStaging(
  payload: PayloadDatabase,
  {
    guard,
    session,
    freeBytes,
  }: { readonly guard: Guard; readonly session: string; readonly freeBytes: FreeSpace },
): Staging {
  const both = [payload.chunks, payload.staging]
  return {
    async write(rows, chunks) {
      const work = async () => {
        await payload.staging.bulkPut(rows.map((row) => ({ ...row, session })))
        await payload.chunks.bulkPut([...chunks])
      }
      return await guard.write(() => payload.transaction('rw', both, work), batch(chunks.length))
    },
    async clear(sids) {
      if (sids.length === 0) return ok(undefined)
      return await guard.write(() => payload.staging.bulkDelete([...sids]), batch(0))
    },
    async drop(sids) {
      if (await isNearlyFull(freeBytes)) return ok(undefined)
      for (const sid of sids) {
        const dropped = await guard.write(() => dropChunks(payload, sid), batch(0))
        if (!dropped.ok) return dropped
      }
      return ok(undefined)
    },
  }
}

/** Small transactions, because a big delete on a full disk has cost whole databases (storage.md section 4). */
async function dropChunks(payload: PayloadDatabase, sid: string): Promise<void> {
  const of = () => payload.chunks.where('[sid+n]').between([sid, Dexie.minKey], [sid, Dexie.maxKey])
  for (;;) {
    const keys = await of().limit(chunksPerTransaction).primaryKeys()
    if (keys.length > 0) await payload.chunks.bulkDelete(keys)
    if (keys.length < chunksPerTransaction) break
  }
  await payload.staging.delete(sid)
}

/**
 * Removes what sessions that ended in the middle left behind. An original that made it into the records stays. What a
 * failing database keeps from being swept is swept by a later start.
 */
export async function sweepStaging(
  { records, payload }: { readonly records: RecordsDatabase; readonly payload: PayloadDatabase },
  guard: Guard,
  freeBytes: FreeSpace,
): Promise<Result<void, StorageFailure>> {
  if (await isNearlyFull(freeBytes)) return ok(undefined)
  const rows = await guard.write(() => payload.staging.toArray(), batch(0))
  if (!rows.ok) return rows
  // rows first, then who lives: a row is written only by a session that is marked already
  const isAlive = await livingSessions()
  for (const { sid } of rows.value.filter(({ session }) => !isAlive(session))) {
    const swept = await guard.write(() => sweep(records, payload, sid), batch(0))
    if (!swept.ok) return swept
  }
  return ok(undefined)
}

/** Its session has ended: what the row says now is its last word. */
async function sweep(records: RecordsDatabase, payload: PayloadDatabase, sid: string): Promise<void> {
  const row = await payload.staging.get(sid)
  if (!row) return
  const owner = row.sha256 === null ? undefined : await records.objects.get(row.sha256)
  if (owner?.sid === sid) await payload.staging.delete(sid)
  else await dropChunks(payload, sid)
}
