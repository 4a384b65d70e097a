import { type Currency, currencies } from '#shared/core/money.ts'
import type { Locale } from './messages.ts'

/** `CNY 人民币`: the code says which dollar, the name says which money. */
export const currencyName = (currency: Currency, locale: Locale): string =>
  `${currency} ${new Intl.DisplayNames(locale, { type: 'currency' }).of(currency) ?? ''}`.trim()

/** All currencies for a choice, in their fixed order. */
export const currencyChoices = (locale: Locale) =>
  currencies.map((value) => ({ value, label: currencyName(value, locale) }))
