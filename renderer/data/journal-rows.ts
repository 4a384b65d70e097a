import type { JournalHead, JournalRow } from '#shared/core/journal/commit.ts'
import type { RecordsDatabase } from './databases.ts'

const rowsAtOnce = 64

/** The journal's rows from the first one to a head, some at a time. What is written meanwhile is not among them. */
export async function* journalRows(records: RecordsDatabase, head: JournalHead): AsyncGenerator<JournalRow> {
  for (let last = 0; last < head.seq;) {
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
