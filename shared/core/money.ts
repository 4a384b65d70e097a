/** ISO 4217 code. */
export type Currency = 'CNY' | 'TWD' | 'HKD' | 'USD' | 'GBP' | 'EUR' | 'CAD' | 'JPY'
export const currencies: readonly Currency[] = ['CNY', 'TWD', 'HKD', 'USD', 'GBP', 'EUR', 'CAD', 'JPY']

/** An amount in whole minor units (fen, cents; yen have none). May be negative. Always a safe integer. */
export interface Money {
  readonly minor: number
  readonly currency: Currency
}

/** Digits after the decimal point, by ISO 4217. TWD has two officially, though shops write none. */
export const exponentOf = (currency: Currency): number => (currency === 'JPY' ? 0 : 2)

/** @throws RangeError when the amount is not a safe integer. */
export function money(minor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not whole minor units: ${minor}`)
  return { minor, currency }
}

/** @throws RangeError when the currencies differ: there is no exchange rate in this program. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`cannot add ${a.currency} and ${b.currency}`)
  return money(a.minor + b.minor, a.currency)
}

export const negated = (a: Money): Money => ({ minor: a.minor === 0 ? 0 : -a.minor, currency: a.currency })

/**
 * Reads what a person types: `3980`, `3,980.00`, `３９８０`, `¥3,980.5`. Undefined when it is no amount or has
 * more decimals than the currency.
 */
export function parseMoney(text: string, currency: Currency): Money | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,，'’]/g, '')
    .replace(/^[¥$£€]|^(?:NT|HK|US|CA)\$|元$/g, '')
  const digits = exponentOf(currency)
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(plain)
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  if (fraction.length > digits) return undefined
  const minor = Number(whole + fraction.padEnd(digits, '0'))
  return Number.isSafeInteger(minor) ? money(sign && minor !== 0 ? -minor : minor, currency) : undefined
}

/** Plain decimal text with a point and no grouping, `3980.00`: for input fields and CSV. */
export function decimalText({ minor, currency }: Money): string {
  const digits = exponentOf(currency)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
