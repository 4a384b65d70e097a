import type { Instant } from '#shared/core/ids.ts'
import { exponentOf, type Money } from '#shared/core/money.ts'
import { type PlainDate, plainDate, wallClock } from '#shared/core/plain-date.ts'
import { assertNever } from '#shared/core/result.ts'
import type { EventDate } from '#shared/core/timeline/event.ts'
import type { Locale } from './messages.ts'

/** The only place where money, dates, sizes and durations become text for people. */

/** `¥3,980.00`, `NT$3,980.00`, `US$12.00`: grouped, with all decimals, and a sign that tells the dollars apart. */
export function formatMoney(sum: Money, locale: Locale): string {
  const digits = exponentOf(sum.currency)
  const options = {
    style: 'currency',
    currency: sum.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }
  const text = new Intl.NumberFormat(locale, options as Intl.NumberFormatOptions).format(
    sum.minor / 10 ** digits,
  )
  const sign = { CNY: '¥', JPY: 'JP¥', TWD: 'NT$', HKD: 'HK$', USD: 'US$', CAD: 'CA$', GBP: '£', EUR: '€' }[
    sum.currency
  ]
  return text.replace(/[^\d\s.,\-−]+/u, sign)
}

const utc = (date: PlainDate) => new Date(`${date}T00:00:00Z`)

/** Making a formatter costs a hundred times what using it does; a chronology has thousands of dates. */
const formatters = new Map<string, Intl.DateTimeFormat>()
function dateFormatter(form: 'day' | 'month', locale: Locale): Intl.DateTimeFormat {
  const key = `${form} ${locale}`
  const known = formatters.get(key)
  if (known) return known
  const options: Intl.DateTimeFormatOptions =
    form === 'day' ? { dateStyle: 'long' } : { year: 'numeric', month: 'long' }
  const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...options, timeZone: 'UTC' })
  formatters.set(key, made)
  return made
}

const numberFormatters = new Map<string, Intl.NumberFormat>()
function numberFormatter(locale: Locale, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${maximumFractionDigits} ${locale}`
  const made = numberFormatters.get(key) ?? new Intl.NumberFormat(locale, { maximumFractionDigits })
  numberFormatters.set(key, made)
  return made
}

/** `10 May 2025`, `2025年5月10日`. */
export const formatDate = (date: PlainDate, locale: Locale): string =>
  dateFormatter('day', locale).format(utc(date))

const formatMonth = (date: PlainDate, locale: Locale): string =>
  dateFormatter('month', locale).format(utc(date))

/** A month `2025-05` or a year `2025`: `May 2025`, `2025年5月`, `2025年`. */
export const formatPeriod = (period: string, locale: Locale): string =>
  period.length === 4
    ? period + (locale === 'en' ? '' : '年')
    : formatMonth(plainDate(`${period}-01`), locale)

/** A date as exactly as it is known: `10 May 2025, 14:03`, `about May 2025`, `1–5 May 2025` written out. */
export function formatEventDate(date: EventDate, locale: Locale): string {
  const chinese = locale !== 'en'
  switch (date.kind) {
    case 'exact':
      return (
        formatDate(date.on, locale) + (date.time === undefined ? '' : `${chinese ? ' ' : ', '}${date.time}`)
      )
    case 'range':
      return `${formatDate(date.from, locale)} ${chinese ? '至' : '–'} ${formatDate(date.to, locale)}`
    case 'about': {
      const on =
        date.precision === 'day'
          ? formatDate(date.on, locale)
          : date.precision === 'month'
            ? formatMonth(date.on, locale)
            : date.on.slice(0, 4) + (chinese ? '年' : '')
      const about = { en: 'about ', 'zh-CN': '约', 'zh-TW': '約' }[locale]
      return about + on
    }
    default:
      return assertNever(date, 'formatEventDate')
  }
}

/** `2025-05-10 16:30:05 +08:00`: the same in every language, because it is compared and cited. */
export const formatInstant = (instant: Instant, zone: string): string => wallClock(instant, zone)

/** `27 B`, `3.4 KB`, `1.2 GB`; steps of 1,000 as file managers show them. */
export function formatBytes(bytes: number, locale: Locale): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  const number = numberFormatter(locale, step === 0 || value >= 100 ? 0 : 1)
  return `${number.format(value)} ${units[step] ?? 'B'}`
}

const spans = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** A stretch of time by its largest unit, rounded down: `3 hours`, `2天`. */
export function formatSpan(milliseconds: number, locale: Locale): string {
  const [unit, each] = spans.find(([, size]) => milliseconds >= size) ?? spans[3]
  const options = { style: 'unit', unit, unitDisplay: 'long' } as const
  return new Intl.NumberFormat(locale, options).format(Math.floor(milliseconds / each))
}

/** `3:10`, `1:02:07`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

export const formatNumber = (value: number, locale: Locale): string =>
  numberFormatter(locale, 3).format(value)
