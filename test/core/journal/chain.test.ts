import { describe, expect, it } from 'vitest'
import { linked, verifiedChain } from '../../../shared/core/journal/chain.ts'
import { emptyHead, type JournalHead, type JournalRow } from '../../../shared/core/journal/commit.ts'
import { nodeHash, sha256Of } from '../../builders/node-hash.ts'

const { hashText } = nodeHash
const rows: JournalRow[] = []
let end: JournalHead = emptyHead
for (const body of ['{"n":1}', '{"n":2}', '{"n":3}', '{"n":4}']) {
  const row = linked(end, body, hashText)
  rows.push(row)
  end = row
}
const verified = (given: readonly JournalRow[]) =>
  verifiedChain(given, hashText, { end: { seq: end.seq, hash: end.hash } })
const without = (index: number) => rows.filter((_, k) => k !== index)
const edited = (index: number, change: Partial<JournalRow>) =>
  rows.map((row, k) => (k === index ? { ...row, ...change } : row))

describe('the chain of the journal', () => {
  it('hashes the previous hash, a line feed and the body', () => {
    expect(rows[0]?.hash).toBe(sha256Of(`${'0'.repeat(64)}\n{"n":1}`))
  })

  it('is whole as it was written', () => {
    expect(verified(rows)).toEqual({ ok: true, value: { seq: 4, hash: end.hash } })
  })

  it('can be verified from a head that is trusted already', () => {
    const from = { seq: 2, hash: rows[1]?.hash ?? '' }

    expect(verifiedChain(rows.slice(2), hashText, { from }).ok).toBe(true)
  })

  it('shows an edited body', () => {
    expect(verified(edited(1, { body: '{"n":9}' }))).toMatchObject({
      failure: { kind: 'journal/altered', seq: 2 },
    })
  })

  it('shows an edited body whose hash was made to fit', () => {
    const forged = edited(1, { body: '{"n":9}', hash: sha256Of(`${rows[0]?.hash}\n{"n":9}`) })

    expect(verified(forged)).toMatchObject({ failure: { kind: 'journal/severed', seq: 3 } })
  })

  it('shows a dropped row', () => {
    expect(verified(without(1))).toMatchObject({
      failure: { kind: 'journal/out-of-order', seq: 2, found: 3 },
    })
  })

  it('shows a dropped row after the rest was renumbered', () => {
    const renumbered = without(1).map((row, k) => ({ ...row, seq: k + 1 }))

    expect(verified(renumbered)).toMatchObject({ failure: { kind: 'journal/severed', seq: 2 } })
  })

  it('shows two rows that changed places', () => {
    const [a, b, ...rest] = rows

    expect(verified([b, a, ...rest].filter((row) => row !== undefined))).toMatchObject({ ok: false })
  })

  it('shows a dropped tail against the remembered head', () => {
    expect(verified(rows.slice(0, 3))).toMatchObject({ failure: { kind: 'journal/wrong-end', found: 3 } })
  })
})
