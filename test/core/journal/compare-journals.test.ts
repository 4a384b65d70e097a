import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyHead } from '../../../shared/core/journal/commit.ts'
import { type ComparedJournal, comparedJournals } from '../../../shared/core/journal/compare-journals.ts'
import { linked } from '../../../shared/core/journal/chain.ts'
import { nodeHash } from '../../builders/node-hash.ts'

function journal(bodies: readonly string[]): ComparedJournal {
  const hashes: string[] = []
  let head = emptyHead
  for (const body of bodies) {
    head = linked(head, body, nodeHash.hashText)
    hashes.push(head.hash)
  }
  return {
    head: { seq: head.seq, hash: head.hash },
    hashAt: async (seq) => hashes[await Promise.resolve(seq - 1)],
  }
}
const bodies = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 20 })

describe('two journals', () => {
  it('are the same, one the longer, or forked where the first body differs', () =>
    fc.assert(
      fc.asyncProperty(bodies, bodies, bodies, async (common, mine, theirs) => {
        const [first, second] = [
          [...common, ...mine],
          [...common, ...theirs],
        ]
        const differs = first.findIndex((body, index) => index < second.length && body !== second[index])
        const compared = await comparedJournals(journal(first), journal(second))

        if (differs >= 0) expect(compared).toEqual({ kind: 'forked', seq: differs + 1 })
        else if (first.length === second.length) expect(compared).toEqual({ kind: 'same' })
        else
          expect(compared).toEqual({ kind: first.length > second.length ? 'first-longer' : 'second-longer' })
      }),
    ))

  it('are forked where a row cannot be had', async () => {
    const whole = journal(['a', 'b', 'c'])
    const shorter = { head: { seq: 2, hash: 'x'.repeat(64) }, hashAt: () => Promise.resolve(undefined) }

    expect(await comparedJournals(whole, shorter)).toEqual({ kind: 'forked', seq: 1 })
  })
})
