import { describe, expect, it } from 'vitest'
import { asCaseId } from '#shared/core/ids.ts'
import { caseRoots } from '#shared/core/journal/case-roots.ts'
import { linked } from '#shared/core/journal/chain.ts'
import { emptyHead, type JournalHead, type JournalRow } from '#shared/core/journal/commit.ts'
import { put } from '#shared/core/journal/operation.ts'
import { custodyLineOf, emptySummary, summaryAfter } from '#shared/handover/custody/custody-line.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { aJournal, twoCases } from '../../builders/a-pack.ts'
import { nodeHash } from '../../builders/node-hash.ts'

const { hashText } = nodeHash
const rootOf = (rows: readonly JournalRow[], id = caseId) => {
  const roots = caseRoots(hashText)
  rows.forEach(roots.take)
  return roots.of(id)
}

describe('the root of a case', () => {
  it('is the one that the custody log of a pack is held against', () => {
    const rows = twoCases()
    const owners = new Map<string, string>()
    const ofPack = rows
      .map((row) => custodyLineOf(row, caseId, owners))
      .reduce((before, line) => summaryAfter(before, line, hashText), emptySummary)

    expect(rootOf(rows)).toBe(ofPack.caseRoot)
    expect(rootOf(rows)).not.toBe(rootOf(rows, asCaseId('case-2')))
  })

  it('is 64 zeros before the case has a row of its own', () => {
    expect(rootOf([])).toBe(emptyHead.hash)
    expect(rootOf(twoCases(), asCaseId('of nobody'))).toBe(emptyHead.hash)
  })

  it('is another for every row of its own that is edited, dropped or moved', () => {
    const rows = twoCases()
    const [first, second] = [rows[3] as JournalRow, rows[5] as JournalRow]
    const edited = linked(rows[2] as JournalHead, first.body.replace('退费', '退钱'), hashText)

    const roots = [rows, rows.with(3, edited), rows.toSpliced(3, 1), rows.with(3, second).with(5, first)].map(
      (some) => rootOf(some),
    )

    expect(new Set(roots).size).toBe(4)
  })

  it('leaves out a commit that is about another case as well', () => {
    const both = aJournal([{ ops: [put('case', aCase()), put('case', aCase({ id: asCaseId('case-2') }))] }])

    expect(rootOf(both)).toBe(emptyHead.hash)
  })

  it.each(['', 'null', '[]', '{"ops":[]}', '{"ops":[1],"inverse":[]}', '{"ops":[],"inverse":[],"purge":{}}'])(
    'passes a row by that cannot be read: %j',
    (body) => {
      const rows = twoCases()
      const strange = { ...(rows[1] as JournalRow), body }

      expect(rootOf(rows.with(1, strange))).toBe(rootOf(rows))
      expect(() => custodyLineOf(strange, caseId, new Map())).toThrow('row 2')
    },
  )
})
