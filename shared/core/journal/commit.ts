import type { Instant } from '../ids.ts'
import type { Purge } from '../trash/purge.ts'
import type { Operation } from './operation.ts'

/** What a change was, for the undo button and the custody log. One sentence each in `messages/en/history.ts`. */
export type CommitLabel =
  | 'case-created'
  | 'case-edited'
  | 'case-received'
  | 'case-archived'
  | 'case-restored'
  | 'case-removed'
  | 'sample-added'
  | 'sample-removed'
  | 'parties-edited'
  | 'event-added'
  | 'event-edited'
  | 'event-removed'
  | 'exhibits-imported'
  | 'exhibit-edited'
  | 'exhibits-edited'
  | 'exhibits-reordered'
  | 'exhibits-removed'
  | 'exhibits-linked'
  | 'entry-added'
  | 'entry-edited'
  | 'entry-removed'
  | 'bundle-exported'
  | 'pack-handed-over'
  | 'stamp-added'
  | 'recipients-edited'
  | 'redaction-edited'
  | 'trash-restored'
  | 'trash-purged'
  | 'hold-set'
  | 'hold-lifted'

/** A list of operations that become true together or not at all. */
export interface Change {
  readonly label: CommitLabel
  readonly ops: readonly Operation[]
  /** Commits of one group are undone and redone as one step: 500 files in one drop. */
  readonly group?: string
}

/** What the journal keeps of a commit, as canonical JSON. `inverse` undoes `ops`, in the order in which to apply it. */
export interface JournalBody {
  readonly v: 1
  readonly kind: 'change' | 'undo' | 'redo'
  readonly label: CommitLabel
  readonly at: Instant
  /** Device that wrote it. */
  readonly by: string
  readonly ops: readonly Operation[]
  readonly inverse: readonly Operation[]
  readonly group?: string
  /** For undo and redo: the commits they take back or repeat. */
  readonly of?: readonly number[]
  /** What was deleted for good. Such a commit has no operations: what it names had been removed before. */
  readonly purge?: Purge
}

/** Where the journal ends: number of its last commit (0: none yet) and that commit's hash. */
export interface JournalHead {
  readonly seq: number
  readonly hash: string
}

/** One link of the chain. `hash` = SHA-256 over `prev`, a line feed and `body`, as UTF-8. */
export interface JournalRow {
  readonly seq: number
  readonly prev: string
  readonly hash: string
  readonly body: string
}

/** The head of an empty journal: 64 zeros stand for "nothing before". */
export const emptyHead: JournalHead = { seq: 0, hash: '0'.repeat(64) }
