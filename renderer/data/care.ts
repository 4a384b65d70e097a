import { dueForCheck } from '#shared/core/care/due-for-check.ts'
import type { VaultFailure } from '#shared/core/failure.ts'
import { asInstant, asSha256, type Sha256 } from '#shared/core/ids.ts'
import type { Cancel, Clock } from '#shared/core/ports.ts'
import { ok, type Result } from '#shared/core/result.ts'
import { type CheckedAs, checkOriginal, type CheckParts } from './check-original.ts'
import type { DerivedDatabase, RecordsDatabase } from './databases.ts'

export interface CareParts extends CheckParts {
  readonly records: RecordsDatabase
  readonly derived: DerivedDatabase
  readonly clock: Clock
}

export interface CheckReport {
  readonly originals: number
  readonly bytes: number
  /** Put right from the other copy. */
  readonly firstMended: readonly Sha256[]
  readonly secondMended: readonly Sha256[]
  /** Whole in no copy. */
  readonly lost: readonly Sha256[]
}
export interface CheckProgress {
  readonly done: number
  readonly of: number
}
export interface CheckRun {
  readonly cancel: Cancel
  readonly onProgress: (progress: CheckProgress) => void
}

export interface Care {
  /** Every original, or those that are due. @see dueForCheck */
  readonly check: (
    which: 'all' | 'due',
    run: CheckRun,
  ) => Promise<Result<CheckReport | 'cancelled', VaultFailure>>
}

/** Compares originals with their hashes, in both copies, one after the other. */
export function careOf(parts: CareParts): Care {
  const { records, derived, clock } = parts
  const due = async (): Promise<readonly string[]> => {
    const names = await records.objects.toCollection().primaryKeys()
    const known = await derived.care.bulkGet(names)
    const all = names.map((name, index) => {
      const at = known[index]?.at
      return { sha256: asSha256(name), ...(at !== undefined && { at: asInstant(at) }) }
    })
    return dueForCheck(all, clock.now())
  }

  return {
    async check(which, { cancel, onProgress }) {
      const names = which === 'all' ? await records.objects.toCollection().primaryKeys() : await due()
      const by: Record<CheckedAs, Sha256[]> = {
        whole: [],
        'first-mended': [],
        'second-mended': [],
        lost: [],
        cancelled: [],
      }
      let bytes = 0
      for (const [index, name] of names.entries()) {
        const row = await records.objects.get(name)
        if (!row) continue
        const checked = await checkOriginal(parts, row, cancel)
        if (!checked.ok) return checked
        if (checked.value === 'cancelled') return ok('cancelled')
        by[checked.value].push(asSha256(name))
        bytes += row.bytes
        if (checked.value !== 'lost') await derived.care.put({ sha256: name, at: clock.now() })
        onProgress({ done: index + 1, of: names.length })
      }
      return ok({
        originals: names.length,
        bytes,
        firstMended: by['first-mended'],
        secondMended: by['second-mended'],
        lost: by.lost,
      })
    },
  }
}
