import type { Currency } from '#shared/core/money.ts'
import type { Locale } from './messages.ts'

/** The currency a person using this language most likely paid in: a first guess in forms, always changeable. */
export const currencyFor = (locale: Locale): Currency =>
  (({ en: 'USD', 'zh-CN': 'CNY', 'zh-TW': 'TWD' }) as const)[locale]
