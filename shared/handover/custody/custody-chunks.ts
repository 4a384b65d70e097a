import { Cancelled } from '#shared/bundle/ports.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { HashText } from '#shared/core/journal/chain.ts'
import type { JournalRow } from '#shared/core/journal/commit.ts'
import type { Cancel } from '#shared/core/ports.ts'
import { utf8 } from '../entry.ts'
import { type CustodySummary, custodyLineOf, emptySummary, summaryAfter, textOfLine } from './custody-line.ts'

/** The custody log of a case line by line, from the journal's first row on; `tell` hears where it ends. @throws Cancelled. */
export async function* custodyChunks(
  rows: AsyncIterable<JournalRow>,
  caseId: CaseId,
  hash: HashText,
  cancel: Cancel,
  tell: (summary: CustodySummary) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const owners = new Map<string, string>()
  let summary = emptySummary
  for await (const row of rows) {
    if (cancel.aborted) throw new Cancelled()
    const line = custodyLineOf(row, caseId, owners)
    summary = summaryAfter(summary, line, hash)
    yield utf8(textOfLine(line))
  }
  tell(summary)
}
