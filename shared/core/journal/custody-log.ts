import type { Instant } from '../ids.ts'
import { purgedIn, type Tombstone } from '../trash/purge.ts'
import { canonicalJson } from './canonical-json.ts'
import type { CommitLabel, JournalBody } from './commit.ts'
import { concerns } from './concerns.ts'
import { type Effect, effectsOf } from './effects.ts'
import type { EntityName } from './operation.ts'

/** One row of the journal as it is read back. */
export interface JournalRecord {
  readonly seq: number
  readonly hash: string
  /** Absent when the row says nothing that this program understands: altered, or of another program. */
  readonly body?: JournalBody
  /** When the row before it was written; absent for the first. */
  readonly previousAt?: Instant
}

/**
 * What can honestly be told of the clock: it was set back since the entry before, or the entry lies in the future. A clock
 * that was wrong all the time, or was set forward, cannot be told from one that was right: time may simply have passed.
 */
export type ClockMark =
  { readonly kind: 'set-back'; readonly byMs: number } | { readonly kind: 'future'; readonly byMs: number }

/** One line of the custody log. */
export interface CustodyEntry {
  readonly seq: number
  readonly hash: string
  readonly told?: {
    readonly at: Instant
    /** Device that wrote it. */
    readonly by: string
    readonly kind: JournalBody['kind']
    readonly label: CommitLabel
    /** For undo and redo: the entries that they take back or repeat. */
    readonly of: readonly number[]
    /** What it did, as far as it is asked about. */
    readonly effects: readonly Effect[]
    /** What it deleted for good, as far as it is asked about, and why. */
    readonly purged?: { readonly reason: string; readonly records: readonly Tombstone[] }
  }
  readonly clock?: ClockMark
}

/** Corrections of a clock by less are everyday; the hash chain keeps the order anyway. */
export const noticedSetBackMs = 5_000
/** Another machine's clock may be a little ahead. */
export const noticedFutureMs = 5 * 60_000

/**
 * The log's line for a row, as the history of `about` (a case or an exhibit) tells it. What the whole case did is told in
 * an exhibit's history too: it went and came with its case.
 */
export function custodyEntryOf(record: JournalRecord, about: string, now: Instant): CustodyEntry {
  const { seq, hash, body, previousAt } = record
  if (!body) return { seq, hash }
  const { at, by, kind, label, of = [], purge } = body
  const effects = effectsOf(body).filter((effect) => effect.entity === 'case' || concerns(effect, about))
  const clock = clockMarkOf(at, previousAt, now)
  const purged = purge && { reason: purge.reason, records: purgedIn(purge, about) }
  const told = { at, by, kind, label, of, effects, ...(purged && { purged }) }
  return { seq, hash, told, ...(clock && { clock }) }
}

export function clockMarkOf(
  at: Instant,
  previousAt: Instant | undefined,
  now: Instant,
): ClockMark | undefined {
  const setBack = previousAt === undefined ? 0 : Date.parse(previousAt) - Date.parse(at)
  if (setBack >= noticedSetBackMs) return { kind: 'set-back', byMs: setBack }
  const ahead = Date.parse(at) - Date.parse(now)
  return ahead >= noticedFutureMs ? { kind: 'future', byMs: ahead } : undefined
}

/** Which kind of record the sentence of a label names. */
const named: { readonly [L in Exclude<CommitLabel, 'trash-restored' | 'trash-purged'>]: EntityName } = {
  'case-created': 'case',
  'case-edited': 'case',
  'case-received': 'case',
  'case-archived': 'case',
  'case-restored': 'case',
  'case-removed': 'case',
  'sample-added': 'case',
  'sample-removed': 'case',
  'parties-edited': 'party',
  'event-added': 'event',
  'event-edited': 'event',
  'event-removed': 'event',
  'exhibits-imported': 'exhibit',
  'exhibit-edited': 'exhibit',
  'exhibits-edited': 'exhibit',
  'exhibits-reordered': 'exhibit',
  'exhibits-removed': 'exhibit',
  'exhibits-linked': 'event',
  'entry-added': 'entry',
  'entry-edited': 'entry',
  'entry-removed': 'entry',
  'bundle-exported': 'export',
  'pack-handed-over': 'export',
  'stamp-added': 'export',
  'recipients-edited': 'export',
  'redaction-edited': 'case',
  'hold-set': 'case',
  'hold-lifted': 'case',
}

/** The records that the sentence of a label is about; none when a commit touched no such record. */
export const subjectsOf = (label: CommitLabel, effects: readonly Effect[]): readonly Effect[] =>
  label === 'trash-restored' ? restored(effects) : effects.filter(({ entity }) => entity === kinds.get(label))

/** A label may be an older or newer program's. */
const kinds: ReadonlyMap<string, EntityName> = new Map(Object.entries(named))

/** A case stands for what came back with it; an event that only cites an exhibit again is none of what was restored. */
function restored(effects: readonly Effect[]): readonly Effect[] {
  const cases = effects.filter(({ entity }) => entity === 'case')
  return cases.length > 0 ? cases : effects.filter(({ before, after }) => !before || !after)
}

/** Names of the fields that a change of a record touched; none where it came or went. */
export function fieldsChanged({ before, after }: Effect): readonly string[] {
  if (!before || !after) return []
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  const fields = [...new Set([...was.keys(), ...is.keys()])]
  return fields.filter((field) => jsonOf(was.get(field)) !== jsonOf(is.get(field)))
}

const jsonOf = (value: unknown): string | undefined =>
  value === undefined ? undefined : canonicalJson(value)
