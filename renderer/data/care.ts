import { dueForCheck } from '#shared/core/care/due-for-check.ts'
import type { StorageFailure, VaultFailure } from '#shared/core/failure.ts'
import { asInstant, asSha256, type Sha256 } from '#shared/core/ids.ts'
import type { Cancel, Clock } from '#shared/core/ports.ts'
import { ok, type Result } from '#shared/core/result.ts'
import { type CheckedAs, checkOriginal, type CheckParts } from './check-original.ts'
import type { DerivedDatabase } from './databases.ts'

export interface CareParts extends CheckParts {
  readonly derived: DerivedDatabase
  readonly clock: Clock
}

export interface CheckReport {
  readonly originals: number
  readonly bytes: number
  /** Put right from the other copy. */
  readonly firstMended: readonly Sha256[]
  readonly secondMended: readonly Sha256[]
  /** Whole in the second copy alone: the first could not be written. */
  readonly unmended: readonly Sha256[]
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
  /** Every original; those that are due (`dueForCheck`); or those that have one copy by the look of it. */
  readonly check: (
    which: 'all' | 'due' | 'single',
    run: CheckRun,
  ) => Promise<Result<CheckReport | 'cancelled', VaultFailure | StorageFailure>>
}

/** Compares originals with their hashes, in both copies, one after the other. */
export function careOf(parts: CareParts): Care {
  const { records, derived, clock } = parts
  type Chosen = Promise<Result<readonly string[], VaultFailure>>
  const all = async (): Chosen => ok(await records.objects.toCollection().primaryKeys())
  const due = async (): Chosen => {
    const names = await records.objects.toCollection().primaryKeys()
    const known = await derived.care.bulkGet(names)
    const checked = names.map((name, index) => {
      const at = known[index]?.at
      return { sha256: asSha256(name), ...(at !== undefined && { at: asInstant(at) }) }
    })
    return ok(dueForCheck(checked, clock.now()))
  }
  /** Without reading one: the last chunk is not there, or the second copy is not as long. */
  const single = async (): Chosen => {
    const found: string[] = []
    for (const { sha256, sid, chunks, bytes } of await records.objects.toArray()) {
      const last =
        chunks === 0
          ? 1
          : await parts.payload.chunks
              .where(':id')
              .equals([sid, chunks - 1])
              .count()
      const second = parts.vault && (await parts.vault.sizeOf(asSha256(sha256)))
      if (second?.ok === false) return second
      if (last === 0 || (second && second.value !== bytes)) found.push(sha256)
    }
    return ok(found)
  }

  return {
    async check(which, { cancel, onProgress }) {
      const chosen = await { all, due, single }[which]()
      if (!chosen.ok) return chosen
      const names = chosen.value
      const by: Record<CheckedAs, Sha256[]> = {
        whole: [],
        'first-mended': [],
        'second-mended': [],
        unmended: [],
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
        // it may have been purged while it was read
        if (!(await records.objects.get(name))) continue
        by[checked.value].push(asSha256(name))
        bytes += row.bytes
        if (checked.value !== 'lost' && checked.value !== 'unmended')
          await derived.care.put({ sha256: name, at: clock.now() })
        onProgress({ done: index + 1, of: names.length })
      }
      return ok({
        originals: names.length,
        bytes,
        firstMended: by['first-mended'],
        secondMended: by['second-mended'],
        unmended: by.unmended,
        lost: by.lost,
      })
    },
  }
}
