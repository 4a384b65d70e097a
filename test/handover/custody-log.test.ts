import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { remove, put } from '#shared/core/journal/operation.ts'
import { linked } from '#shared/core/journal/chain.ts'
import type { JournalHead } from '#shared/core/journal/commit.ts'
import { custodyCheck } from '#shared/handover/custody/check-custody.ts'
import { asCaseId, asEventId } from '#shared/core/ids.ts'
import {
  type CustodyLine,
  custodyLineOf,
  emptySummary,
  summaryAfter,
  textOfLine,
} from '#shared/handover/custody/custody-line.ts'
import { aCase, caseId } from '../builders/a-case.ts'
import { aJournal, twoCases } from '../builders/a-pack.ts'
import { anEvent } from '../builders/an-event.ts'
import { nodeHash } from '../builders/node-hash.ts'
import { verifyCore } from '../builders/verify-core.ts'

const { hashText } = nodeHash
const linesOf = (rows = twoCases()): readonly CustodyLine[] => {
  const owners = new Map<string, string>()
  return rows.map((row) => custodyLineOf(row, caseId, owners))
}
const lines = linesOf()
const summary = lines.reduce((before, line) => summaryAfter(before, line, hashText), emptySummary)

/** What both readers say of these lines, held against head and root that were noted before. */
function problemIn(texts: readonly string[]): string | undefined {
  const check = custodyCheck(hashText)
  texts.forEach((text) => check.line(text))
  const end = check.end(summary)
  const { take, state } = verifyCore.custodyCheck()
  texts.forEach(take)
  const { head, caseRoot } = summary
  const isFound = state.problem !== undefined || state.hash !== head.hash || state.root !== caseRoot
  // the page in the pack and the program never disagree
  expect(isFound).toBe(!end.ok)
  return end.ok ? undefined : end.failure.kind
}
const texts = (changed: readonly CustodyLine[]) => changed.map((line) => textOfLine(line).trimEnd())

describe('a custody log', () => {
  it('is a chain although rows of other cases have no text', () => {
    expect(problemIn(texts(lines))).toBeUndefined()
    expect(summary).toMatchObject({ disclosed: 7, withheld: 3, head: { seq: 10 } })
  })

  it('withholds a commit that is about this case and another', () => {
    const rows = aJournal([{ ops: [put('case', aCase()), put('case', aCase({ id: asCaseId('case-2') }))] }])

    expect(linesOf(rows)).toMatchObject([{ withheld: 'shared-commit' }])
  })

  it('knows from earlier rows whose record is removed', () => {
    const rows = aJournal([
      { ops: [put('event', anEvent())], inverse: [remove('event', asEventId('event-1'))] },
      { ops: [remove('event', asEventId('event-1'))], inverse: [put('event', anEvent())] },
      { ops: [remove('event', asEventId('event-1'))] },
      { ops: [remove('event', asEventId('event-of-nobody'))] },
    ])

    expect(linesOf(rows).map((line) => 'body' in line)).toEqual([true, true, true, false])
  })

  it('tells what was deleted for good of this case, and nothing of another', () => {
    const purged = (of: string) => ({
      purge: {
        reason: '',
        records: [{ entity: 'event', id: 'e', caseId: asCaseId(of), title: '', removedIn: 1 } as const],
      },
    })
    const rows = aJournal([purged(caseId), purged('case-2')].map((one) => ({ ops: [], inverse: [], ...one })))

    expect(linesOf(rows).map((line) => 'body' in line)).toEqual([true, false])
  })

  it('shows a forged row although the forger hashed anew up to a row that is withheld', () => {
    // row 4 is ours, row 5 is withheld: its own hash cannot be checked by anybody who holds the pack
    const forged = linked(lines[2] as JournalHead, '{"v":1,"label":"forged"}', hashText)
    const next = { ...lines[4], prev: forged.hash } as CustodyLine
    const changed = lines.with(3, forged).with(4, next)

    expect(problemIn(texts(changed))).toBe('custody/wrong-root')
  })

  const runs = Number(process.env['CUSTODY_RUNS'] ?? 2_000)
  it(`shows every edit, drop, doubling, move, and cut (${runs} random ones)`, () => {
    const original = texts(lines)
    const at = fc.nat(lines.length - 1)
    const change = fc.oneof(
      fc.record({ kind: fc.constant('edit'), at, by: fc.nat(2_000), to: fc.integer({ min: 33, max: 126 }) }),
      fc.record({ kind: fc.constant('drop'), at, by: fc.nat(2_000), to: fc.nat() }),
      fc.record({ kind: fc.constant('double'), at, by: fc.nat(2_000), to: fc.nat() }),
      fc.record({ kind: fc.constant('move'), at, by: fc.nat(2_000), to: fc.nat() }),
      fc.record({ kind: fc.constant('cut'), at, by: fc.nat(2_000), to: fc.nat() }),
    )
    const apply = ({ kind, at: place, by, to }: { kind: string; at: number; by: number; to: number }) => {
      const line = original[place] ?? ''
      if (kind === 'drop') return original.toSpliced(place, 1)
      if (kind === 'double') return original.toSpliced(place, 0, line)
      if (kind === 'cut') return original.slice(0, place)
      if (kind === 'move') return original.toSpliced(place, 1).toSpliced(to % original.length, 0, line)
      const sign = by % line.length
      return original.with(place, line.slice(0, sign) + String.fromCharCode(to) + line.slice(sign + 1))
    }
    fc.assert(
      fc.property(change, (wanted) => {
        const changed = apply(wanted)
        fc.pre(changed.join('\n') !== original.join('\n'))
        expect(problemIn(changed)).toBeDefined()
      }),
      { numRuns: runs, seed: 20261123 },
    )
  })
})
