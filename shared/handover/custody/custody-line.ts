import { canonicalJson } from '#shared/core/journal/canonical-json.ts'
import { rootAfter } from '#shared/core/journal/case-roots.ts'
import type { HashText } from '#shared/core/journal/chain.ts'
import { emptyHead, type JournalHead, type JournalRow } from '#shared/core/journal/commit.ts'
import { concernedCases, type Owners } from '#shared/core/journal/concerned-cases.ts'
import type { CaseId } from '#shared/core/ids.ts'

/** Why a row's text is not handed over: it is about other cases, or about this one and others in one commit. */
export type Withheld = 'other-cases' | 'shared-commit'

/** One line of a custody log: a journal row as it stands, or its place in the chain without its text. */
export type CustodyLine =
  JournalRow | (Pick<JournalRow, 'seq' | 'prev' | 'hash'> & { readonly withheld: Withheld })

/** What stands at the end of a custody log, to be compared with what was noted elsewhere. */
export interface CustodySummary {
  readonly head: JournalHead
  /**
   * SHA-256 over the case's own rows alone, in order (`rootAfter`); the covers of bundles print it.
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

/**
 * A row as the custody log of one case gives it. Read the rows from the first one on, with one `owners`.
 * @throws when a row is no journal row: a log that leaves it out would hide it.
 */
export function custodyLineOf(row: JournalRow, caseId: CaseId, owners: Owners): CustodyLine {
  const cases = concernedCases(row.body, owners)
  if (!cases) throw new Error(`row ${row.seq} is no journal row`)
  const { seq, prev, hash } = row
  if (!cases.has(caseId)) return { seq, prev, hash, withheld: 'other-cases' }
  return cases.size === 1
    ? { seq, prev, hash, body: row.body }
    : { seq, prev, hash, withheld: 'shared-commit' }
}

/** The line as it stands in the file, with its line feed. */
export const textOfLine = (line: CustodyLine): string => `${canonicalJson(line)}\n`
