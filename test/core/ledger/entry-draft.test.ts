import { describe, expect, it } from 'vitest'
import { emptyEntryDraft, type EntryDraft, entryDraftOf, readEntry } from '#shared/core/ledger/entry-draft.ts'
import { money } from '#shared/core/money.ts'
import { anEntry } from '../../builders/an-entry.ts'

const draft = (over: Partial<EntryDraft>): EntryDraft => ({ ...emptyEntryDraft('CNY'), ...over })
const refusalsOf = (over: Partial<EntryDraft>) => {
  const read = readEntry(draft(over))
  return read.ok
    ? []
    : read.failure.map((failure) => `${'field' in failure ? failure.field : ''} ${failure.kind}`)
}

describe('a ledger entry in a form', () => {
  it('is read with the amount in minor units and the day as ISO text', () => {
    const read = readEntry(draft({ amount: '¥36,000', on: '2025.3.1', method: ' 转账 ' }))

    expect(read.ok && read.value).toMatchObject({
      amount: money(3600000, 'CNY'),
      on: '2025-03-01',
      method: '转账',
    })
  })

  it('needs an amount and a day', () => {
    expect(refusalsOf({})).toEqual(['amount rule/required', 'on rule/required'])
  })

  it('refuses nothing, less than nothing, and half a fen', () => {
    for (const amount of ['0', '-1', '1.005'])
      expect(refusalsOf({ amount, on: '2025-03-01' })).toEqual(['amount rule/not-an-amount'])
  })

  it('refuses a day that no calendar has', () => {
    expect(refusalsOf({ amount: '1', on: '2025-02-30' })).toEqual(['on rule/not-a-date'])
  })

  it('comes back from its form as it was', () => {
    const entry = anEntry({ kind: 'refund', amount: money(50, 'JPY'), account: '6222', note: 'n' })
    const { id: _id, caseId: _case, createdAt: _at, ...facts } = entry

    expect(readEntry(entryDraftOf(entry))).toEqual({ ok: true, value: facts })
  })
})
