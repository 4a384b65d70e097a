import { isDrillDue } from '#shared/core/care/is-drill-due.ts'
import type { StorageFailure, VaultFailure } from '#shared/core/failure.ts'
import { asSha256, type Instant, type NewId, type Sha256 } from '#shared/core/ids.ts'
import type { HashText } from '#shared/core/journal/chain.ts'
import type { Cancel, Clock, FreeSpace, Vault } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { differingTables, type TableDifference } from './compare-records.ts'
import { type DerivedDatabase, RecordsDatabase } from './databases.ts'
import { journalState } from './meta.ts'
import { isNearlyFull, nearlyFullBytes } from './nearly-full.ts'
import { readable } from './read-journal-anew.ts'
import { replay } from './replay.ts'
import { drillReportOf } from './rows/drill-row.ts'
import { stored } from './stored.ts'

type DrillFailure = VaultFailure | StorageFailure

/** What a restore would have given, tried in a scratch place and compared with what is here. */
export interface DrillReport {
  readonly at: Instant
  readonly cases: number
  readonly exhibits: number
  readonly rows: number
  /** All of them were read whole and compared with their hashes, in the second copy. */
  readonly originals: number
  readonly bytes: number
  /** Tables that would have come back otherwise than they are here. */
  readonly differing: readonly TableDifference[]
  /** Originals that would not have come back. */
  readonly unreadable: readonly Sha256[]
}
export interface DrillProgress {
  readonly step: 'rebuild' | 'compare' | 'read'
  /** Rows, tables, or bytes. */
  readonly done: number
  readonly total: number
}
export interface DrillRun {
  readonly cancel: Cancel
  readonly onProgress: (progress: DrillProgress) => void
}

export interface Drill {
  readonly last: () => Promise<DrillReport | undefined>
  readonly isDue: () => Promise<boolean>
  readonly run: (run: DrillRun) => Promise<Result<DrillReport | 'cancelled', DrillFailure>>
}

export interface DrillParts {
  readonly records: RecordsDatabase
  readonly derived: DerivedDatabase
  readonly vault: Vault
  readonly hash: HashText
  readonly newId: NewId
  readonly clock: Clock
  readonly freeBytes: FreeSpace
  /** Brings the second copy to the state of the first, so that both are compared at one row. */
  readonly catchUp: (cancel: Cancel) => Promise<Result<unknown, DrillFailure>>
}

/** The restore drill: rebuilds everything from the second copy alone, as on a day when the database is gone. */
export function drillOf(parts: DrillParts): Drill {
  const { records, derived, clock, freeBytes } = parts
  const last = async () => drillReportOf(await derived.drills.orderBy(':id').last())
  return {
    last,
    async isDue() {
      const first = await records.journal.get(1)
      return isDrillDue((await last())?.at, first && readable(first.body)?.at, clock.now())
    },
    async run(run) {
      // the scratch database is deleted afterwards, and on a full disk nothing is
      if (await isNearlyFull(freeBytes)) return failed({ kind: 'storage/full', neededBytes: nearlyFullBytes })
      const scratch = new RecordsDatabase(`${records.name}-drill`)
      const tried = await stored(
        async () => {
          try {
            await scratch.delete()
            await scratch.open()
            return await tryOut(parts, scratch, run)
          } finally {
            await scratch.delete()
          }
        },
        { neededBytes: nearlyFullBytes, freeBytes },
      )
      if (!tried.ok) return tried
      if (tried.value.ok && tried.value.value !== 'cancelled')
        await derived.drills.put({ ...tried.value.value })
      return tried.value
    },
  }
}

async function tryOut(
  parts: DrillParts,
  scratch: RecordsDatabase,
  { cancel, onProgress }: DrillRun,
): Promise<Result<DrillReport | 'cancelled', DrillFailure>> {
  const { records, vault, clock } = parts
  let differing: readonly TableDifference[] | undefined
  // somebody may go on working meanwhile: what is compared must be of one row
  for (let isSettled = false; !isSettled;) {
    const caught = await parts.catchUp(cancel)
    if (!caught.ok) return caught
    const rebuilt = await rebuild(parts, scratch, { cancel, onProgress })
    if (!rebuilt.ok) return rebuilt
    const before = (await journalState(records)).head
    differing = await differingTables(scratch, records, cancel, (done, total) =>
      onProgress({ step: 'compare', done, total }),
    )
    if (cancel.aborted || differing === undefined) return ok('cancelled')
    const [now, there] = [(await journalState(records)).head, (await journalState(scratch)).head]
    isSettled = now.seq === before.seq && there.seq >= now.seq
  }

  const objects = await scratch.objects.toArray()
  const total = objects.reduce((sum, { bytes }) => sum + bytes, 0)
  const unreadable: Sha256[] = []
  let done = 0
  for (const { sha256, bytes } of objects) {
    if (cancel.aborted) return ok('cancelled')
    const checked = await vault.check(asSha256(sha256), cancel)
    if (checked.ok && checked.value === 'cancelled') return ok('cancelled')
    if (!checked.ok && !checked.failure.kind.startsWith('vault/original-')) return checked
    if (!checked.ok) unreadable.push(asSha256(sha256))
    done += bytes
    onProgress({ step: 'read', done, total })
  }
  return ok({
    at: clock.now(),
    cases: await scratch.cases.count(),
    exhibits: await scratch.exhibits.count(),
    rows: (await journalState(scratch)).head.seq,
    originals: objects.length,
    bytes: total,
    differing: differing ?? [],
    unreadable,
  })
}

/** Gives the scratch database the rows of the second copy that it does not have yet. */
async function rebuild(
  { vault, hash, newId }: DrillParts,
  scratch: RecordsDatabase,
  { cancel, onProgress }: DrillRun,
): Promise<Result<'rebuilt', DrillFailure>> {
  const state = await vault.state()
  if (!state.ok) return state
  const until = state.value.head.seq
  for (let { seq } = (await journalState(scratch)).head; seq < until && !cancel.aborted;) {
    const page = await vault.rows(seq + 1)
    if (!page.ok) return page
    if (page.value.length === 0) return failed({ kind: 'vault/damaged', seq: seq + 1 })
    await replay(scratch, page.value, { hash, newId })
    seq += page.value.length
    onProgress({ step: 'rebuild', done: seq, total: until })
  }
  return ok('rebuilt')
}
