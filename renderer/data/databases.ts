import { Dexie, type Table } from 'dexie'
import type { JournalRow } from '#shared/core/journal/commit.ts'
import { writeTrash } from './derived.ts'
import { readJournalAnew } from './read-journal-anew.ts'

/** A record as it lies in its table: the fields of its kind, read only through its schema in `rows/`. */
export interface StoredRecord {
  readonly id: string
  readonly [field: string]: unknown
}

/** Where an original's bytes are: chunks `0 … chunks-1` under `sid`, 1 MiB each but the last. */
export interface ObjectRow {
  readonly sha256: string
  readonly bytes: number
  readonly sid: string
  readonly chunks: number
}

/** What would cost too much to count anew, kept by the door. */
export interface TallyRow {
  readonly caseId: string
  readonly exhibits: number
}

/**
 * In whose histories (a case's, an exhibit's) a commit is told, each with its number, so that one index is paged by both. One row
 * a commit: a row for each would cost a commit of a hundred records as much as the records. Made from the journal.
 */
export interface ToldRow {
  readonly seq: number
  readonly about: readonly (readonly [id: string, seq: number])[]
}

/**
 * An original that lost its last user by a purge: its bytes are to go, or went. It may have come again since: what
 * `objects` names is never touched.
 */
export interface PurgedRow {
  readonly sha256: string
  /** The commit that says so. */
  readonly seq: number
  /** Under which its chunks lay on this machine. Kept for ever, so that what a crash left is found by every start. */
  readonly sids: readonly string[]
}

/** A removed record, read only through its schema in `rows/`. `key` is `entity id`. Made from the journal. */
export interface TrashRow {
  readonly key: string
  readonly [field: string]: unknown
}

export interface MetaRow {
  readonly k: 'head' | 'stacks' | 'device'
  readonly v: unknown
}

export interface ChunkRow {
  /** Random, because the hash is known only at the end of a file. */
  readonly sid: string
  readonly n: number
  readonly d: Uint8Array<ArrayBuffer>
  /** CRC-32C of `d`; absent on chunks of the first versions, which had none. */
  readonly c?: number
}

/** Bytes on their way in. While this row is there, its chunks belong to nobody yet unless `records.objects` names them. */
export interface StagingRow {
  readonly sid: string
  readonly session: string
  /** Known once the last chunk is written. */
  readonly sha256: string | null
}

/**
 * Strict: `complete` means flushed to disk; relaxed loses whole files in a power cut (measured). No cache: rows are
 * read once and parsed. Not opened by itself: making a database is a decision.
 */
const options = { chromeTransactionDurability: 'strict', cache: 'disabled', autoOpen: false } as const

// Dexie would close both databases when the browser freezes the page and leave them closed when it comes back
Dexie.disableBfCache = true

/** Newest rung of each ladder. Raise it with a new rung, and give the rung a test in test/renderer/data/ladder.test.ts. */
export const knownVersions = { records: 4, payload: 1 } as const

/** Small: everything but the originals' bytes. Every index serves a query in `repositories/`. */
export class RecordsDatabase extends Dexie {
  declare readonly meta: Table<MetaRow, string>
  declare readonly journal: Table<JournalRow, number>
  declare readonly cases: Table<StoredRecord, string>
  declare readonly parties: Table<StoredRecord, string>
  declare readonly events: Table<StoredRecord, string>
  declare readonly exhibits: Table<StoredRecord, string>
  declare readonly entries: Table<StoredRecord, string>
  declare readonly exports: Table<StoredRecord, string>
  declare readonly objects: Table<ObjectRow, string>
  declare readonly tally: Table<TallyRow, string>
  declare readonly told: Table<ToldRow, number>
  declare readonly trash: Table<TrashRow, string>
  declare readonly purged: Table<PurgedRow, string>

  constructor(name: string, upTo = Number.POSITIVE_INFINITY) {
    super(name, options)
    if (upTo >= 1)
      this.version(1).stores({
        meta: 'k',
        journal: 'seq',
        cases: 'id, createdAt',
        parties: 'id, caseId',
        events: 'id, [caseId+sortKey], *exhibitIds',
        exhibits: 'id, [caseId+position], [caseId+original.sha256]',
        entries: 'id, [caseId+on+createdAt]',
        exports: 'id, [caseId+at]',
        objects: 'sha256',
        tally: 'caseId',
      })
    if (upTo >= 2)
      this.version(2)
        .stores({
          concerns: '[about+seq]',
          trash: 'key, [whole+seq], sha256',
          exhibits: 'id, [caseId+position], [caseId+original.sha256], original.sha256',
        })
        .upgrade((transaction) =>
          readJournalAnew(transaction.table('journal'), (derived) =>
            writeTrash(transaction.table('trash'), [derived]),
          ),
        )
    // nothing was purged before: there is nothing to upgrade
    if (upTo >= 3) this.version(3).stores({ purged: 'sha256, seq' })
    if (upTo >= 4)
      this.version(4)
        .stores({ concerns: null, told: 'seq, *about' })
        .upgrade((transaction) =>
          readJournalAnew(transaction.table('journal'), ({ told }) => transaction.table('told').put(told)),
        )
  }
}

/** Big: the originals' bytes. A database of its own, because losing one to a full disk must not take the other along. */
export class PayloadDatabase extends Dexie {
  declare readonly chunks: Table<ChunkRow, [string, number]>
  declare readonly staging: Table<StagingRow, string>

  constructor(name: string, upTo = Number.POSITIVE_INFINITY) {
    super(name, options)
    if (upTo >= 1) this.version(1).stores({ chunks: '[sid+n]', staging: 'sid' })
  }
}

/** What a machine read in an original, parsed by its schema in `rows/`. */
export interface ReadRow {
  readonly sha256: string
  readonly [field: string]: unknown
}

/** When both copies of an original were last compared with its hash. */
export interface CareRow {
  readonly sha256: string
  readonly at: string
}

/** What a restore drill found, parsed by its schema in `rows/`. */
export interface DrillRow {
  readonly at: string
  readonly [field: string]: unknown
}

/**
 * What was made from the originals and can be made again. Relaxed: what a power cut takes is read anew. It has no ladder
 * to keep: a row that its schema does not know is as good as none.
 */
export class DerivedDatabase extends Dexie {
  declare readonly texts: Table<ReadRow, string>
  declare readonly care: Table<CareRow, string>
  declare readonly drills: Table<DrillRow, string>

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'relaxed', cache: 'disabled' })
    this.version(3).stores({ texts: 'sha256', care: 'sha256', drills: 'at' })
  }
}

export interface DatabaseNames {
  readonly records: string
  readonly payload: string
  readonly derived: string
}
export const databaseNames: DatabaseNames = {
  records: 'recourse-records',
  payload: 'recourse-payload',
  derived: 'recourse-derived',
}
