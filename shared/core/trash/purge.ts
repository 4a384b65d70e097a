import type { CaseId, Sha256 } from '../ids.ts'
import type { Effect } from '../journal/effects.ts'
import type { EntityName } from '../journal/operation.ts'
import { recordTitle } from '../journal/record-title.ts'
import type { TrashedRecord } from './trash.ts'

/** What the journal keeps of a removed record that was deleted for good: that it was there, and whose bytes went. */
export interface Tombstone {
  readonly entity: EntityName
  readonly id: string
  readonly caseId: CaseId
  /** What it was called; empty for a ledger entry. */
  readonly title: string
  /** The commit that had removed it. */
  readonly removedIn: number
  /** Of an exhibit: its original. The bytes stay as long as another exhibit has the same. */
  readonly sha256?: Sha256
  readonly bytes?: number
}

/** One purge, as its commit keeps it; when and by whom is said by the commit itself. */
export interface Purge {
  /** Why, in the user's words; may be empty. */
  readonly reason: string
  readonly records: readonly Tombstone[]
}

/** A name is enough to know a thing by; what an event told at length is not told again. */
const titleSigns = 80

/** `removal` is what the removing commit did to the record. */
export const tombstoneOf = (record: TrashedRecord, removal: Effect): Tombstone => ({
  entity: record.entity,
  id: record.id,
  caseId: record.caseId,
  title: Array.from(recordTitle(removal)).slice(0, titleSigns).join(''),
  removedIn: record.seq,
  ...(record.sha256 !== undefined && { sha256: record.sha256 }),
  ...(record.bytes !== undefined && { bytes: record.bytes }),
})

/**
 * The newest commit that taking back would bring a purged record back. Whatever came after it was written without those
 * records and can still be undone; it and what came before cannot.
 */
export const purgeReach = ({ records }: Purge): number =>
  records.reduce((newest, { removedIn }) => Math.max(newest, removedIn), 0)

/** The originals that lost a user, each once. */
export const originalsOf = ({ records }: Purge): readonly Sha256[] => [
  ...new Set(records.flatMap(({ sha256 }) => sha256 ?? [])),
]

/** What a purge would do, to be shown before it is confirmed. */
export interface PurgeOutlook {
  /** Records that go, those inside a case included. */
  readonly records: number
  /** Originals whose bytes go, and how many bytes. */
  readonly originals: number
  readonly bytes: number
  /** Originals that another exhibit, removed or not, has as well: their bytes stay. */
  readonly shared: number
}

/** Ids of the cases and records in whose history a purge is told. */
export const purgeConcerns = ({ records }: Purge): readonly string[] => [
  ...new Set(
    records.flatMap(({ entity, id, caseId }) =>
      entity === 'exhibit' || entity === 'event' ? [caseId, id] : [caseId],
    ),
  ),
]

/** Whether a purge is told in the history of a case, exhibit or event; of a case all of it that is the case's. */
export const purgedIn = ({ records }: Purge, about: string): readonly Tombstone[] =>
  records.filter(({ id, caseId }) => id === about || caseId === about)
