import { daysBefore, parsePlainDate, type PlainDate, weekdayOf } from '../plain-date.ts'

/** A time mark of a chat, as far as it says: `day` is absent where the mark names none and none can be worked out. */
export interface OnScreenTime {
  readonly day?: PlainDate
  /** `09:05`, of 24 hours. */
  readonly clock: string
}

const weekdays = '一二三四五六日天'
const english = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** What a chat writes between messages, the spaces taken out: recognisers set them where they like. */
const mark =
  /^(?:(?:(\d{4})[年/.-])?(\d{1,2})[月/.-](\d{1,2})日?|(昨天|yesterday)|(?:星期|周|週|礼拜)([一二三四五六日天])|(monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(今天|today))?,?(凌晨|早上|上午|中午|下午|傍晚|晚上|am|pm)?(\d{1,2})[:：](\d{2})(am|pm)?$/

/**
 * The time that a line of a chat is, or undefined when it is anything else. `seenOn`: the day on which the screen was taken,
 * which a mark without a day, with 昨天 or with a weekday counts from.
 */
export function onScreenTime(text: string, seenOn: PlainDate | undefined): OnScreenTime | undefined {
  const found = mark.exec(text.toLowerCase().replaceAll(/\s/g, ''))
  if (!found) return undefined
  const [, year, month, date, yesterday, weekday, englishDay, , before, hours = '', minutes = '', after] =
    found
  const hour = hourOf(Number(hours), before ?? after)
  if (hour > 23 || Number(minutes) > 59) return undefined
  const clock = `${String(hour).padStart(2, '0')}:${minutes}`
  const said = {
    date: month !== undefined && date !== undefined && dateOf(year, month, date, seenOn),
    yesterday: yesterday !== undefined && seenOn && daysBefore(seenOn, 1),
    weekday: weekday !== undefined && seenOn && lastWeekday(seenOn, (weekdays.indexOf(weekday) % 7) + 1),
    english: englishDay !== undefined && seenOn && lastWeekday(seenOn, english.indexOf(englishDay) + 1),
  }
  const day = said.date || said.yesterday || said.weekday || said.english
  const names = month ?? yesterday ?? weekday ?? englishDay
  if (day) return { day, clock }
  return names === undefined && seenOn ? { day: seenOn, clock } : { clock }
}

function hourOf(hour: number, part: string | undefined): number {
  const isAfternoon = part !== undefined && /中午|下午|傍晚|晚上|pm/.test(part)
  if (isAfternoon && hour < 12) return part === '中午' && hour >= 10 ? hour : hour + 12
  return part !== undefined && /凌晨|am/.test(part) && hour === 12 ? 0 : hour
}

/** A date without its year is the last such day before the screen was taken. */
function dateOf(
  year: string | undefined,
  month: string,
  date: string,
  seenOn: PlainDate | undefined,
): PlainDate | undefined {
  const rest = `-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  if (year !== undefined) return parsePlainDate(year + rest)
  if (!seenOn) return undefined
  const thisYear = parsePlainDate(seenOn.slice(0, 4) + rest)
  return thisYear && thisYear > seenOn
    ? parsePlainDate(String(Number(seenOn.slice(0, 4)) - 1) + rest)
    : thisYear
}

const lastWeekday = (seenOn: PlainDate, weekday: number): PlainDate =>
  daysBefore(seenOn, (weekdayOf(seenOn) - weekday + 7) % 7)

/** The day in a screenshot's name, as telephones and WeChat write it: `微信截图_20240920_01.png`, `Screenshot_2024-09-20-…`. */
export function dayInName(name: string): PlainDate | undefined {
  const [, year, month, date] = /(?<!\d)(20\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)/.exec(name) ?? []
  return year === undefined ? undefined : parsePlainDate(`${year}-${month}-${date}`)
}
