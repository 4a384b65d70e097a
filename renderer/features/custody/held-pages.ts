import type { JournalRecord } from '#shared/core/journal/custody-log.ts'
import type { JournalPage } from '#shared/core/ports.ts'

/** What of a history is on the screen: its newest end, without gaps. */
export type HeldPages = JournalPage

const newestOf = (records: readonly JournalRecord[]) => records[0]?.seq ?? 0
const oldestOf = (records: readonly JournalRecord[]) => records.at(-1)?.seq ?? 0

/**
 * The journal only grows, so what was read before stays true under a newer first page. When more was written meanwhile
 * than a page holds, there would be a gap: then the older part is read again when it is asked for.
 */
export function withNewest(held: HeldPages | undefined, first: JournalPage): HeldPages {
  if (!held || first.next === undefined || oldestOf(first.records) > newestOf(held.records)) return first
  const older = held.records.filter(({ seq }) => seq < oldestOf(first.records))
  if (older.length === 0) return first
  return { records: [...first.records, ...older], ...(held.next === undefined ? {} : { next: held.next }) }
}

/** Puts the page before what is held; nothing when it is not the one that follows. */
export function withOlder(held: HeldPages, page: JournalPage): HeldPages {
  const older = page.records.filter(({ seq }) => seq < oldestOf(held.records))
  return { records: [...held.records, ...older], ...(page.next === undefined ? {} : { next: page.next }) }
}
