import type { CaseId } from '../ids.ts'
import type { HashText } from './chain.ts'
import { emptyHead, type JournalHead, type JournalRow } from './commit.ts'
import { concernedCases, type Owners } from './concerned-cases.ts'

/**
 * A case's root behind one more row of its own: SHA-256 over the root before, a line feed and the row's hash. It begins
 * with the 64 zeros of an empty journal.
 */
export const rootAfter = (root: string, rowHash: string, hash: HashText): string =>
  hash(`${root}\n${rowHash}`)

/** The root of every case at one head of the journal. A row is a case's own where it is about that case alone. */
export interface CaseRoots {
  /** The last row that was taken. */
  readonly head: () => JournalHead
  /** Rows are taken in their order, from the journal's first on. */
  readonly take: (row: JournalRow) => void
  readonly of: (caseId: CaseId) => string
}

/**
 * Works out the roots row by row and holds no row. One that cannot be read is nobody's: a damaged journal must not keep a
 * bundle from being made, and the check of the chain names the row.
 */
export function caseRoots(hash: HashText): CaseRoots {
  const owners: Owners = new Map()
  const roots = new Map<string, string>()
  const rootOf = (id: string) => roots.get(id) ?? emptyHead.hash
  let head = emptyHead
  return {
    head: () => head,
    take(row) {
      head = { seq: row.seq, hash: row.hash }
      const [id, another] = concernedCases(row.body, owners) ?? []
      if (id !== undefined && another === undefined) roots.set(id, rootAfter(rootOf(id), row.hash, hash))
    },
    of: rootOf,
  }
}
