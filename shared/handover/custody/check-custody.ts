import { z } from 'zod'
import { type ChainBreak, followed, type HashText } from '#shared/core/journal/chain.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { type CustodyLine, type CustodySummary, emptySummary, summaryAfter } from './custody-line.ts'

const hex = z.string().regex(/^[0-9a-f]{64}$/)
const link = { seq: z.int().positive(), prev: hex, hash: hex }
const line = z.union([
  z.strictObject({ ...link, body: z.string() }),
  z.strictObject({ ...link, withheld: z.enum(['other-cases', 'shared-commit']) }),
])

export type CustodyProblem =
  | ChainBreak
  | { readonly kind: 'custody/not-readable'; readonly line: number }
  /** The case's own rows are not those that the root was made of. */
  | { readonly kind: 'custody/wrong-root' }

/** A line of the file, as it was written. Undefined: it is none. */
export function custodyLineFrom(text: string): CustodyLine | undefined {
  try {
    const parsed = line.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** Takes the lines of a custody log one after the other, whatever their number, and says where they stop being a chain. */
export function custodyCheck(hash: HashText) {
  let summary = emptySummary
  let lines = 0
  let problem: CustodyProblem | undefined
  const take = (text: string): CustodyProblem | undefined => {
    lines += 1
    const read = custodyLineFrom(text)
    if (!read) return { kind: 'custody/not-readable', line: lines }
    const next = 'body' in read ? followed(summary.head, read, hash) : linkFollowed(summary, read)
    if (!next.ok) return next.failure
    summary = summaryAfter(summary, read, hash)
    return undefined
  }
  return {
    /** After the first problem nothing more is looked at. */
    line(text: string): void {
      problem ??= take(text)
    },
    /** @param expected what was noted elsewhere; absent: only the chain itself is looked at. */
    end(expected?: Pick<CustodySummary, 'head' | 'caseRoot'>): Result<CustodySummary, CustodyProblem> {
      if (problem) return failed(problem)
      const { head } = summary
      if (expected && (expected.head.seq !== head.seq || expected.head.hash !== head.hash))
        return failed({ kind: 'journal/wrong-end', seq: expected.head.seq, found: head.seq })
      if (expected && expected.caseRoot !== summary.caseRoot) return failed({ kind: 'custody/wrong-root' })
      return ok(summary)
    },
  }
}

/** A withheld row can only be held against its neighbours. */
function linkFollowed({ head }: CustodySummary, row: CustodyLine): Result<true, ChainBreak> {
  const seq = head.seq + 1
  if (row.seq !== seq) return failed({ kind: 'journal/out-of-order', seq, found: row.seq })
  return row.prev === head.hash ? ok(true as const) : failed({ kind: 'journal/severed', seq })
}
