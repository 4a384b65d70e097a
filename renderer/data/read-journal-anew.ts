import type { Table } from 'dexie'
import type { JournalBody, JournalRow } from '#shared/core/journal/commit.ts'
import { type Derived, derivedOf } from './derived.ts'
import { journalBodyOf } from './rows/journal-body.ts'

/** Rows in memory at a time. */
const batch = 64

/**
 * Tells `take` what follows from the journal, row by row in its order. Of a row that cannot be read nothing follows: it must
 * not keep the store shut, and the check of the chain names it.
 */
export async function readJournalAnew(
  journal: Table<JournalRow, number>,
  take: (derived: Derived) => PromiseLike<unknown>,
): Promise<void> {
  for (let done = 0; ;) {
    const rows = await journal.where('seq').above(done).limit(batch).toArray()
    for (const { seq, body } of rows) {
      const read = readable(body)
      if (read) await take(derivedOf(seq, read))
    }
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    done = last.seq
  }
}

/** Undefined for a row that was altered, or that another program wrote. */
export function readable(body: string): JournalBody | undefined {
  try {
    return journalBodyOf(body)
  } catch {
    return undefined // what is wrong with it is the chain's business to tell
  }
}
