import type { Demand } from '../cases/case.ts'
import { addMoney, type Currency, type Money, money, negated } from '../money.ts'
import type { LedgerEntry } from './entry.ts'

/** Sums of one currency. */
export interface Totals {
  readonly currency: Currency
  readonly paid: Money
  readonly refunded: Money
  readonly fees: Money
  /** Paid and charged, less what came back. */
  readonly outstanding: Money
}

/** One row a currency, in the order in which the currencies first appear. */
export function totalsOf(entries: readonly LedgerEntry[]): readonly Totals[] {
  const currencies = [...new Set(entries.map((entry) => entry.amount.currency))]
  return currencies.map((currency) => {
    const sumOf = (kind: LedgerEntry['kind']) =>
      entries
        .filter((entry) => entry.kind === kind && entry.amount.currency === currency)
        .reduce((sum, entry) => addMoney(sum, entry.amount), money(0, currency))
    const [paid, refunded, fees] = [sumOf('payment'), sumOf('refund'), sumOf('fee')]
    return { currency, paid, refunded, fees, outstanding: addMoney(addMoney(paid, fees), negated(refunded)) }
  })
}

/**
 * What may still come back. A demanded amount says it for its currency, less refunds already received; without
 * a demand it is what is outstanding. Never negative.
 */
export function atStakeOf(entries: readonly LedgerEntry[], demand: Demand | undefined): readonly Money[] {
  const totals = totalsOf(entries)
  const wanted = demand?.amount
  const rest = totals.filter((total) => total.currency !== wanted?.currency).map((total) => total.outstanding)
  const refunded = totals.find((total) => total.currency === wanted?.currency)?.refunded
  const first = wanted && [refunded ? addMoney(wanted, negated(refunded)) : wanted]
  return [...(first ?? []), ...rest].map((sum) => (sum.minor < 0 ? money(0, sum.currency) : sum))
}
