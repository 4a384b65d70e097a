import { Cancelled } from '#shared/bundle/ports.ts'
import type { CaseId } from '#shared/core/ids.ts'
import { type CaseRoots, caseRoots } from '#shared/core/journal/case-roots.ts'
import type { HashText } from '#shared/core/journal/chain.ts'
import type { JournalHead } from '#shared/core/journal/commit.ts'
import type { Cancel } from '#shared/core/ports.ts'
import type { RecordsDatabase } from '../data/databases.ts'
import { journalRows } from '../data/journal-rows.ts'

/** A case's root at a head of the journal. @throws Cancelled. */
export type RootAt = (caseId: CaseId, head: JournalHead, cancel: Cancel) => Promise<string>

/**
 * Walks the journal once and from then on only the rows that came since: a plan follows every change of the choices, and a
 * long journal takes seconds. What was walked stays when a run is cancelled.
 */
export function rememberedRoots(records: RecordsDatabase, hash: HashText): RootAt {
  let roots = caseRoots(hash)
  let last: Promise<unknown> = Promise.resolve()

  const at: RootAt = async (caseId, head, cancel) => {
    if (!(await leadsTo(records, roots, head))) roots = caseRoots(hash)
    for await (const row of journalRows(records, head, roots.head().seq)) {
      if (cancel.aborted) throw new Cancelled()
      roots.take(row)
    }
    return roots.of(caseId)
  }
  return (caseId, head, cancel) => {
    // two walks at once would take rows twice
    const mine = last.then(() => at(caseId, head, cancel))
    last = mine.catch(() => undefined)
    return mine
  }
}

/** Whether what was walked is the beginning of the journal that ends there: a restored one may be another. */
async function leadsTo(records: RecordsDatabase, roots: CaseRoots, head: JournalHead): Promise<boolean> {
  const walked = roots.head()
  if (walked.seq === 0) return true
  if (walked.seq > head.seq) return false
  return (await records.journal.get(walked.seq))?.hash === walked.hash
}
