import { canonicalJson } from '#shared/core/journal/canonical-json.ts'
import type { HashText } from '#shared/core/journal/chain.ts'
import { emptyHead, type JournalHead, type JournalRow } from '#shared/core/journal/commit.ts'
import type { CaseId } from '#shared/core/ids.ts'
import { concernedCases, type Owners } from './concerned-cases.ts'

/** Why a row's text is not handed over: it is about other cases, or about this one and others in one commit. */
export type Withheld = 'other-cases' | 'shared-commit'

/** One line of a custody log: a journal row as it stands, or its place in the chain without its text. */
export type CustodyLine =
  JournalRow | (Pick<JournalRow, 'seq' | 'prev' | 'hash'> & { readonly withheld: Withheld })

/** What stands at the end of a custody log, to be compared with what was noted elsewhere. */
export interface CustodySummary {
  readonly head: JournalHead
  /**
   * SHA-256 over the case's own rows alone, in order: each time over the root before, a line feed and the row's hash.
   * A withheld row's hash cannot be worked out by a reader, so the head alone would not hold the rows before it; this does.
   */
  readonly caseRoot: string
  readonly disclosed: number
  readonly withheld: number
}

export const emptySummary: CustodySummary = {
  head: emptyHead,
  caseRoot: emptyHead.hash,
  disclosed: 0,
  withheld: 0,
}

export const rootAfter = (root: string, rowHash: string, hash: HashText): string =>
  hash(`${root}\n${rowHash}`)

export function summaryAfter(before: CustodySummary, line: CustodyLine, hash: HashText): CustodySummary {
  const head = { seq: line.seq, hash: line.hash }
  return 'body' in line
    ? {
        ...before,
        head,
        caseRoot: rootAfter(before.caseRoot, line.hash, hash),
        disclosed: before.disclosed + 1,
      }
    : { ...before, head, withheld: before.withheld + 1 }
}

/** A row as the custody log of one case gives it. Read the rows from the first one on, with one `owners`. */
export function custodyLineOf(row: JournalRow, caseId: CaseId, owners: Owners): CustodyLine {
  const cases = concernedCases(row.body, owners)
  const { seq, prev, hash } = row
  if (!cases.has(caseId)) return { seq, prev, hash, withheld: 'other-cases' }
  return cases.size === 1
    ? { seq, prev, hash, body: row.body }
    : { seq, prev, hash, withheld: 'shared-commit' }
}

/** The line as it stands in the file, with its line feed. */
export const textOfLine = (line: CustodyLine): string => `${canonicalJson(line)}\n`
