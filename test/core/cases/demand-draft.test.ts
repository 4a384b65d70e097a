import { describe, expect, it } from 'vitest'
import { demandDraftOf, emptyDemandDraft, readDemand } from '#shared/core/cases/demand-draft.ts'
import { money } from '#shared/core/money.ts'
import { plainDate } from '#shared/core/plain-date.ts'

const blank = emptyDemandDraft('CNY')

describe('a demand in a form', () => {
  it('is no demand while nothing is written', () => {
    expect(readDemand(blank)).toEqual({ ok: true, value: undefined })
  })

  it('is read into outcome, amount and day', () => {
    const draft = {
      ...blank,
      outcome: 'full-refund',
      amount: '¥3,980',
      by: '2025/6/1',
      details: ' all ',
    } as const

    expect(readDemand(draft)).toEqual({
      ok: true,
      value: { outcome: 'full-refund', amount: money(398000, 'CNY'), by: '2025-06-01', details: 'all' },
    })
  })

  it('names every field that a rule refuses', () => {
    const read = readDemand({ ...blank, outcome: undefined, amount: '-5', by: 'soon' })

    expect(!read.ok && read.failure).toEqual([
      { kind: 'rule/required', field: 'outcome' },
      { kind: 'rule/not-an-amount', field: 'amount' },
      { kind: 'rule/not-a-date', field: 'by' },
    ])
  })

  it('comes back from its form as it was', () => {
    const demand = {
      outcome: 'partial-refund',
      amount: money(150050, 'TWD'),
      by: plainDate('2025-06-01'),
      details: 'x',
    } as const

    expect(readDemand(demandDraftOf(demand, 'CNY'))).toEqual({ ok: true, value: demand })
  })
})
