import type { Case } from './cases/case.ts'
import type { BundleExport } from './evidence/bundle-export.ts'
import type { Exhibit } from './evidence/exhibit.ts'
import type { RecognisedText } from './evidence/recognised-text.ts'
import type { TrashFailure, StorageFailure, VaultFailure } from './failure.ts'
import type { CaseId, EventId, ExhibitId, Instant, Sha256 } from './ids.ts'
import type { ChainBreak } from './journal/chain.ts'
import type { Change, CommitLabel, JournalHead, JournalRow } from './journal/commit.ts'
import type { JournalRecord } from './journal/custody-log.ts'
import type { Entities, EntityName } from './journal/operation.ts'
import type { LedgerEntry } from './ledger/entry.ts'
import type { Money } from './money.ts'
import type { Party } from './parties/party.ts'
import type { Result } from './result.ts'
import type { CaseEvent, EventKind } from './timeline/event.ts'
import type { PurgeOutlook } from './trash/purge.ts'
import type { Gathered } from './trash/restore.ts'
import type { TrashedRecord } from './trash/trash.ts'

export type Unsubscribe = () => void
export type Tell<T> = (value: T) => void

export interface Clock {
  now(): Instant
  /** IANA name of the zone the user lives in. */
  zone(): string
}

/** Asked between two chunks of long work. An `AbortSignal` is one. */
export interface Cancel {
  readonly aborted: boolean
}

export interface History {
  /** What the undo button would take back; absent when there is nothing. */
  readonly undo?: CommitLabel
  readonly redo?: CommitLabel
  readonly head: JournalHead
}

/** The one door for writing. Every method is atomic: all operations become true and durable together, or none. */
export interface Door {
  commit(change: Change): Promise<Result<JournalHead, StorageFailure>>
  undo(): Promise<Result<CommitLabel, StorageFailure>>
  redo(): Promise<Result<CommitLabel, StorageFailure>>
  /**
   * Takes things out of the trash for good, with all that their cases took along. The journal says so for ever; the bytes of
   * originals that nothing else uses go later (`renderer/data/erase.ts`), because that needs both copies.
   */
  purge(items: readonly Named[], reason: string): Promise<Result<JournalHead, StorageFailure | TrashFailure>>
  history(): Promise<History>
  watchHistory(tell: Tell<History>): Unsubscribe
}

/** A case as the list of cases shows it. */
export interface CaseSummary {
  readonly case: Case
  readonly vendor: string
  /** Per currency; see `ledger/totals.ts`. */
  readonly atStake: readonly Money[]
  readonly lastEvent?: CaseEvent
  readonly exhibits: number
}

export interface CaseRepository {
  get(id: CaseId): Promise<Case | undefined>
  watch(id: CaseId, tell: Tell<Case | undefined>): Unsubscribe
  /** Newest first, archived ones included. */
  watchSummaries(tell: Tell<readonly CaseSummary[]>): Unsubscribe
}

export interface PartyRepository {
  ofCase(caseId: CaseId): Promise<readonly Party[]>
  watchCase(caseId: CaseId, tell: Tell<readonly Party[]>): Unsubscribe
}

export interface EventQuery {
  readonly caseId: CaseId
  /** Only events behind this sort key: the `next` of the page before. */
  readonly after?: string
  readonly limit: number
  readonly kinds?: readonly EventKind[]
  /** Found in the event's text or statement, letter case ignored. */
  readonly text?: string
}
export interface EventPage {
  /** Oldest first. */
  readonly events: readonly CaseEvent[]
  /** Ask again with this as `after`; absent on the last page. */
  readonly next?: string
}
export interface EventRepository {
  get(id: EventId): Promise<CaseEvent | undefined>
  /** Costs the same for a case of a hundred events and one of a hundred thousand. */
  page(query: EventQuery): Promise<EventPage>
  watchPage(query: EventQuery, tell: Tell<EventPage>): Unsubscribe
  /** The whole chronology, oldest first: for the bundle. */
  ofCase(caseId: CaseId): Promise<readonly CaseEvent[]>
  watchLinkedTo(exhibitId: ExhibitId, tell: Tell<readonly CaseEvent[]>): Unsubscribe
}

export interface ExhibitRepository {
  get(id: ExhibitId): Promise<Exhibit | undefined>
  /** In the case's order. */
  ofCase(caseId: CaseId): Promise<readonly Exhibit[]>
  watchCase(caseId: CaseId, tell: Tell<readonly Exhibit[]>): Unsubscribe
  findOriginal(caseId: CaseId, sha256: Sha256): Promise<Exhibit | undefined>
}

export interface LedgerRepository {
  /** Oldest first. */
  ofCase(caseId: CaseId): Promise<readonly LedgerEntry[]>
  watchCase(caseId: CaseId, tell: Tell<readonly LedgerEntry[]>): Unsubscribe
}

export interface ExportRepository {
  /** Newest first. */
  ofCase(caseId: CaseId): Promise<readonly BundleExport[]>
  watchCase(caseId: CaseId, tell: Tell<readonly BundleExport[]>): Unsubscribe
}

export interface JournalQuery {
  /** A case or an exhibit: only the commits that are told in its history. */
  readonly about: CaseId | ExhibitId
  /** Only commits before this number: the `next` of the page before. */
  readonly before?: number
  readonly limit: number
}
export interface JournalPage {
  /** Newest first. */
  readonly records: readonly JournalRecord[]
  /** Ask again with this as `before`; absent on the last page. */
  readonly next?: number
}
/** The journal, to be read and checked. Nothing but the door writes it. */
export interface JournalRepository {
  /** Costs the same for a journal of a hundred commits and one of a hundred thousand. */
  page(query: JournalQuery): Promise<JournalPage>
  watchPage(query: JournalQuery, tell: Tell<JournalPage>): Unsubscribe
  /**
   * Walks the whole chain, from the first commit to the head that is remembered now, some rows at a time. `onProgress` is
   * told how many rows of how many were found whole.
   */
  check(
    cancel: Cancel,
    onProgress: (done: number, total: number) => void,
  ): Promise<Result<JournalHead | 'cancelled', ChainBreak>>
  /**
   * Walks the whole chain for the row whose hash a bundle's cover or a letter prints: if it is there, everything up to it
   * is as it was when that was printed. On its way it works out the root of the case.
   */
  anchor(printed: Printed, cancel: Cancel): Promise<Result<Anchor | 'cancelled', ChainBreak>>
}

/** A journal head as it was printed, and the case whose bundle printed it. */
export interface Printed {
  readonly hash: string
  readonly caseId: CaseId
}
export interface Anchor {
  /** Number of the row; undefined where no row has the hash. */
  readonly seq: number | undefined
  /** Root of the case's own rows up to that row; undefined where there is no such row. */
  readonly caseRoot: string | undefined
  /** Where the chain ends now. */
  readonly head: JournalHead
}

/** Names a record of any kind. */
export interface Named {
  readonly entity: EntityName
  readonly id: string
}

/** A thing in the trash as the list shows it. */
export interface TrashItem extends TrashedRecord {
  readonly value: Entities[EntityName]
  readonly caseTitle: string
  /** False when the case was removed as well: it has to come back first. */
  readonly isCaseThere: boolean
  /** The case is on hold: nothing of it is purged. */
  readonly isHeld: boolean
}
export interface TrashPage {
  /** Last removed first. */
  readonly items: readonly TrashItem[]
  /** There is more than these. */
  readonly more: boolean
}
/** What was removed. The door keeps it; this reads it. */
export interface TrashRepository {
  watch(limit: number, tell: Tell<TrashPage>): Unsubscribe
  /** Everything that went by itself in one commit. */
  removedBy(seq: number): Promise<readonly TrashItem[]>
  /** What restoring these has to know. */
  gather(items: readonly Named[]): Promise<Result<Gathered, TrashFailure>>
  /** What is due now and not held, as the user removed it. */
  due(now: Instant): Promise<readonly TrashItem[]>
  /** What deleting these for good would do; refused like the deletion itself. */
  outlook(items: readonly Named[]): Promise<Result<PurgeOutlook, TrashFailure>>
}

/** Originals by hash. Reads are ranges: nothing hands out a whole original. */
export interface ObjectStore {
  sizeOf(sha256: Sha256): Promise<number | undefined>
  /** Exactly `length` bytes, or fewer only at the end of the original. */
  read(
    sha256: Sha256,
    offset: number,
    length: number,
  ): Promise<Result<Uint8Array<ArrayBuffer>, StorageFailure>>
}

/**
 * What a machine read in originals, by hash. Derived data: no journal, no undo; a lost or unreadable record is as if there
 * were none, and is made again.
 */
export interface RecognisedTextRepository {
  /** Those that are there. */
  of(originals: readonly Sha256[]): Promise<ReadonlyMap<Sha256, RecognisedText>>
  watch(originals: readonly Sha256[], tell: Tell<ReadonlyMap<Sha256, RecognisedText>>): Unsubscribe
  /** Puts it in the place of an earlier one. */
  keep(text: RecognisedText): Promise<Result<void, StorageFailure>>
}

export interface VaultState {
  /** Random, given when the vault was made: another vault has another. */
  readonly id: string
  readonly head: JournalHead
  /** The first row that cannot be read; `head` is the one before it. Appending is refused until the damage is cut. */
  readonly damagedFrom?: number
  /** Whole rows that lie behind it. */
  readonly behindDamage?: number
}
type Answered<T> = Promise<Result<T, VaultFailure>>

/** The second copy, outside the database. Its acceptance suite is in test/contracts. */
export interface Vault {
  state(): Answered<VaultState>
  /** Appends the next links, all or none; they are on the disk when it answers. Refuses what does not continue the chain. */
  append(rows: readonly JournalRow[]): Answered<JournalHead>
  /** In order, beginning with number `fromSeq`, as many as one answer should hold; empty behind the last. */
  rows(fromSeq: number): Answered<readonly JournalRow[]>
  /** Sets what cannot be read of the journal aside, so that whole rows can be appended in its place. */
  cutDamage(): Answered<VaultState>
  /** Bytes of an original; undefined where it was never stored. */
  sizeOf(sha256: Sha256): Answered<number | undefined>
  /**
   * Stores bytes under their hash and gives how many; keeps nothing when cancelled or when they hash to something else. What
   * lies there already stays if it is whole, and is set aside if it is not.
   */
  store(sha256: Sha256, chunks: AsyncIterable<Uint8Array>, cancel: Cancel): Answered<number | 'cancelled'>
  /** Fewer bytes than asked only at the end of the original. They are not compared with its name: that is `check`. */
  read(sha256: Sha256, offset: number, length: number): Answered<Uint8Array>
  /** Reads a whole original and compares it with its name. A damaged one stays until it is stored anew. */
  check(sha256: Sha256, cancel: Cancel): Answered<'whole' | 'cancelled'>
  /**
   * Takes an original's bytes away, also what was set aside of it as damaged. Only where row `seq` of this very journal says
   * that it was purged: `kept` where it does not. Fine when there are no bytes any more.
   */
  remove(sha256: Sha256, seq: number): Answered<'gone' | 'kept'>
}

/** Free bytes on the volume that holds the data; undefined where the shell cannot see the disk. */
export type FreeSpace = () => Promise<number | undefined>

/** Room on the store's own disk that only this program can give back. */
export interface Ballast {
  /** Puts it aside, or leaves it as it lies; a disk that refuses keeps it. */
  lay(): Promise<void>
  /** False when there was none. */
  drop(): Promise<boolean>
}
