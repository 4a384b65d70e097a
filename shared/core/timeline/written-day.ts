import type { PlainDate } from '../plain-date.ts'
import { dayWithin, readWrittenDate } from './written-date.ts'

/** The calendar day somebody wrote in any of the usual ways; undefined when it is none, or only a month or a year. */
export function readWrittenDay(text: string): PlainDate | undefined {
  const written = readWrittenDate(text)
  return written?.day === undefined ? undefined : dayWithin(written)
}
