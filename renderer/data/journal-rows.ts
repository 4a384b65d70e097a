import type { JournalHead, JournalRow } from '#shared/core/journal/commit.ts'
import type { RecordsDatabase } from './databases.ts'

const rowsAtOnce = 64

/**
 * The journal's rows from the first one, or from the one behind number `after`, to a head, some at a time. What is written
 * meanwhile is not among them.
 */
export async function* journalRows(
  records: RecordsDatabase,
  head: JournalHead,
  after = 0,
): AsyncGenerator<JournalRow> {
  for (let last = after; last < head.seq;) {
    const rows = await records.journal
      .where('seq')
      .between(last, head.seq, false, true)
      .limit(rowsAtOnce)
      .toArray()
    if (rows.length === 0) return
    yield* rows
    last = rows.at(-1)?.seq ?? head.seq
  }
}
