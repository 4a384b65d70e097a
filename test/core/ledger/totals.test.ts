import { describe, expect, it } from 'vitest'
import type { LedgerEntry } from '#shared/core/ledger/entry.ts'
import { atStakeOf, totalsOf } from '#shared/core/ledger/totals.ts'
import { type Currency, money } from '#shared/core/money.ts'
import { anEntry } from '../../builders/an-entry.ts'

const entry = (kind: LedgerEntry['kind'], minor: number, currency: Currency = 'CNY') =>
  anEntry({ kind, amount: money(minor, currency) })

describe('the totals of a ledger', () => {
  it('count payments and fees, less refunds', () => {
    const entries = [entry('payment', 398000), entry('fee', 2000), entry('refund', 100000)]

    expect(totalsOf(entries)).toEqual([
      {
        currency: 'CNY',
        paid: money(398000, 'CNY'),
        refunded: money(100000, 'CNY'),
        fees: money(2000, 'CNY'),
        outstanding: money(300000, 'CNY'),
      },
    ])
  })

  it('keep currencies apart', () => {
    const entries = [entry('payment', 398000), entry('payment', 1200, 'USD')]

    expect(totalsOf(entries).map(({ currency, paid }) => [currency, paid.minor])).toEqual([
      ['CNY', 398000],
      ['USD', 1200],
    ])
  })
})

describe('the amount at stake', () => {
  it('is what is outstanding while nothing is demanded', () => {
    expect(atStakeOf([entry('payment', 500), entry('refund', 200)], undefined)).toEqual([money(300, 'CNY')])
  })

  it('is what is demanded less what came back', () => {
    const demand = { outcome: 'partial-refund', amount: money(400, 'CNY'), details: '' } as const

    expect(atStakeOf([entry('payment', 500), entry('refund', 100)], demand)).toEqual([money(300, 'CNY')])
  })

  it('is never less than nothing', () => {
    expect(atStakeOf([entry('payment', 100), entry('refund', 500)], undefined)).toEqual([money(0, 'CNY')])
  })
})
