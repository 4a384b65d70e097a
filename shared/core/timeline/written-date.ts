import { type PlainDate, parsePlainDate } from '../plain-date.ts'

/** A date as somebody wrote it; `month` and `day` are absent where they were left out. */
export interface WrittenDate {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

const chineseRest = String.raw`\s*年(?:\s*(?<month>\d{1,2})\s*月(?:份|\s*(?<day>\d{1,2})\s*[日號号]?)?)?$`
const patterns = [
  /^(?<year>\d{4})$/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
  /^(?<year>\d{4})\s*(?<mark>[-/.])\s*(?<month>\d{1,2})(?:\s*\k<mark>\s*(?<day>\d{1,2}))?$/,
  new RegExp(String.raw`^(?:公元|西元)?\s*(?<year>\d{4})${chineseRest}`),
  new RegExp(String.raw`^(?:中[華华])?民[國国]\s*(?<minguo>\d{1,3}|元)${chineseRest}`),
  /^(?:(?<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?<name>[a-z]{3,9})\.?,?\s+(?<year>\d{4})$/,
  /^(?<name>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$/,
]
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
/** The year 1 of the Republic of China calendar is 1912. */
const minguoOffset = 1911

/**
 * What a person means by `2025-05-10`, `2025/5/10`, `2025.5.10`, `20250510`, `2025年5月10日`, `民國114年5月10日`,
 * `10 May 2025`, `May 10, 2025`, and the same without a day or without a month. Full-width digits are read too.
 * Undefined when it is none of these or no day of the calendar.
 */
export function readWrittenDate(text: string): WrittenDate | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  for (const pattern of patterns) {
    const groups = pattern.exec(plain)?.groups
    if (!groups) continue
    const written = fromGroups(groups)
    return written && dayWithin(written) !== undefined ? written : undefined
  }
  return undefined
}

/** The day that a written date stands for; what is left out counts as the first. Undefined for no day of the calendar. */
export function dayWithin({ year, month = 1, day = 1 }: WrittenDate): PlainDate | undefined {
  return parsePlainDate([String(year).padStart(4, '0'), two(month), two(day)].join('-'))
}

const two = (value: number): string => String(value).padStart(2, '0')

function fromGroups(groups: Readonly<Record<string, string | undefined>>): WrittenDate | undefined {
  const { year, minguo, name, day } = groups
  const month = name === undefined ? groups['month'] : monthNumber(name)
  if (name !== undefined && month === undefined) return undefined
  return {
    year: minguo === undefined ? Number(year) : (minguo === '元' ? 1 : Number(minguo)) + minguoOffset,
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
  }
}

/** `may`, `sep`, `sept`, `september` → 5, 9, 9, 9. */
function monthNumber(name: string): number | undefined {
  const short = name === 'sept' ? 'sep' : name
  const index = monthNames.findIndex(
    (full) => full === short || (short.length === 3 && full.startsWith(short)),
  )
  return index < 0 ? undefined : index + 1
}
