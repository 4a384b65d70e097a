import type { StorageFailure, VaultFailure } from '#shared/core/failure.ts'
import { asSha256 } from '#shared/core/ids.ts'
import type { FreeSpace, Vault } from '#shared/core/ports.ts'
import { ok, type Result } from '#shared/core/result.ts'
import type { DerivedDatabase, PayloadDatabase, RecordsDatabase } from './databases.ts'
import { dropChunks } from './drop-chunks.ts'
import type { Guard } from './guard.ts'
import { isNearlyFull } from './nearly-full.ts'
import { isUsed } from './write-link.ts'

export interface EraseParts {
  readonly records: RecordsDatabase
  readonly payload: PayloadDatabase
  readonly derived: DerivedDatabase
  readonly guard: Guard
  readonly freeBytes: FreeSpace
}

/** `nearly-full`: nothing is deleted from a database on a disk so full; the rest waits. */
export type Erased = 'done' | 'nearly-full'

/** Taking the bytes away of originals that the journal says were purged. Each may be asked again and again. */
export interface Erasing {
  /** The newest purge that left an original without a user; 0: there was none. */
  readonly newest: () => Promise<number>
  /** Chunks, and what was read in them or noted about them. */
  readonly first: () => Promise<Result<Erased, StorageFailure>>
  /** `kept`: the second copy's journal does not know of it yet. */
  readonly second: (vault: Vault) => Promise<Result<'done' | 'kept', VaultFailure>>
}

export function erasingOf({ records, payload, derived, guard, freeBytes }: EraseParts): Erasing {
  const withoutUser = async () => {
    const rows = await records.purged.toArray()
    const used = await Promise.all(rows.map(({ sha256 }) => isUsed(records, sha256)))
    return rows.filter((_, index) => !used[index])
  }
  return {
    newest: async () => (await records.purged.orderBy('seq').last())?.seq ?? 0,

    async first() {
      for (const { sha256, sids } of await records.purged.toArray()) {
        // the same bytes may have come again, under another name
        const now = (await records.objects.get(sha256))?.sid
        for (const sid of sids.filter((one) => one !== now)) {
          const dropped = await dropChunks({ payload, guard, freeBytes }, sid)
          if (!dropped.ok || dropped.value === 'nearly-full') return dropped
        }
      }
      const names = (await withoutUser()).map(({ sha256 }) => sha256)
      if (names.length === 0) return ok('done')
      if (await isNearlyFull(freeBytes)) return ok('nearly-full')
      await derived.texts.bulkDelete(names)
      await derived.care.bulkDelete(names)
      return ok('done')
    },

    async second(vault) {
      let all: 'done' | 'kept' = 'done'
      for (const { sha256, seq } of await withoutUser()) {
        const removed = await vault.remove(asSha256(sha256), seq)
        if (!removed.ok) return removed
        if (removed.value === 'kept') all = 'kept'
      }
      return ok(all)
    },
  }
}
