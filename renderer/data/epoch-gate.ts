import type { StorageFailure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { type DatabaseNames, knownVersions } from './databases.ts'

/** Dexie multiplies its versions by ten to leave room for its own patches. */
const nativeFactor = 10

/**
 * Refuses databases that a newer program made. Dexie would open them without a word and write rows the newer program
 * misreads, so this looks before anything is opened; nothing is touched.
 */
export async function epochGate(names: DatabaseNames): Promise<Result<void, StorageFailure>> {
  const present = await indexedDB.databases()
  for (const which of ['records', 'payload'] as const) {
    const found = present.find(({ name }) => name === names[which])?.version ?? 0
    const known = knownVersions[which]
    // a patch by Dexie raises the native version by one, below the next factor
    if (Math.floor(found / nativeFactor) > known)
      return failed({ kind: 'storage/newer-version', found: Math.floor(found / nativeFactor), known })
  }
  return ok(undefined)
}
