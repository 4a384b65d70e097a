import { Temporal } from 'temporal-polyfill'
import type { Branded, Instant } from './ids.ts'

/** A calendar day as ISO 8601 text, `2025-05-10`. No time and no zone: see decisions/0001. Sorts as text. */
export type PlainDate = Branded<'PlainDate'>

/** Undefined when the text is no calendar day (2025-02-30 is none). */
export function parsePlainDate(text: string): PlainDate | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as PlainDate
  } catch {
    return undefined // Temporal refuses a day that no calendar has
  }
}

/** @throws RangeError when the text is no calendar day. */
export function plainDate(text: string): PlainDate {
  const date = parsePlainDate(text)
  if (date === undefined) throw new RangeError(`not a calendar day: ${text.slice(0, 40)}`)
  return date
}

/** So many days before; 0 is the day itself. */
export const daysBefore = (day: PlainDate, days: number): PlainDate =>
  Temporal.PlainDate.from(day).subtract({ days }).toString() as PlainDate

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: PlainDate): number => Temporal.PlainDate.from(day).dayOfWeek

/** The calendar day that a moment falls on in an IANA time zone. */
export const dayOf = (instant: Instant, zone: string): PlainDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString() as PlainDate

/** Time zones are slow, and a bundle names the same moments on every pass over its pages. */
const told = new Map<string, string>()
const mostTold = 5000

/** Wall-clock text of a moment in a zone, `2025-05-10 16:30:05 +08:00`. */
export function wallClock(instant: Instant, zone: string): string {
  const key = `${instant} ${zone}`
  const text = told.get(key) ?? wallClockOf(instant, zone)
  if (told.size >= mostTold) told.clear()
  told.set(key, text)
  return text
}

function wallClockOf(instant: Instant, zone: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  return `${at.toPlainDate().toString()} ${at.toPlainTime().toString({ smallestUnit: 'second' })} ${at.offset}`
}
