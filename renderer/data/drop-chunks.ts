import { Dexie } from 'dexie'
import type { StorageFailure } from '#shared/core/failure.ts'
import type { FreeSpace } from '#shared/core/ports.ts'
import { ok, type Result } from '#shared/core/result.ts'
import { chunkBytes, chunksPerTransaction } from './chunk-bytes.ts'
import type { PayloadDatabase } from './databases.ts'
import type { Guard } from './guard.ts'
import { isNearlyFull } from './nearly-full.ts'

export interface DropParts {
  readonly payload: PayloadDatabase
  readonly guard: Guard
  readonly freeBytes: FreeSpace
}

/**
 * Deletes the chunks under a name, eight a transaction, because a big delete on a full disk has cost whole databases
 * (`nearly-full.ts`); none while the disk is nearly full.
 */
export async function dropChunks(
  { payload, guard, freeBytes }: DropParts,
  sid: string,
): Promise<Result<'done' | 'nearly-full', StorageFailure>> {
  const first = () => payload.chunks.where('[sid+n]').between([sid, Dexie.minKey], [sid, Dexie.maxKey])
  const effort = { size: 'batch', neededBytes: chunksPerTransaction * chunkBytes } as const
  for (;;) {
    const keys = await guard.read(() => first().limit(chunksPerTransaction).primaryKeys())
    if (!keys.ok) return keys
    if (keys.value.length === 0) return ok('done')
    if (await isNearlyFull(freeBytes)) return ok('nearly-full')
    const dropped = await guard.write(() => payload.chunks.bulkDelete(keys.value), effort)
    if (!dropped.ok) return dropped
  }
}
