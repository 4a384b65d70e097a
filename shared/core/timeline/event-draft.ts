import type { RuleFailure } from '../failure.ts'
import type { CaseId, EventId, ExhibitId, Instant, PartyId } from '../ids.ts'
import type { PlainDate } from '../plain-date.ts'
import { assertNever, failed, ok, type Result } from '../result.ts'
import type { CaseEvent, EventDate, EventKind, Statement } from './event.ts'
import { dayWithin, readWrittenDate } from './written-date.ts'
import { readWrittenTime } from './written-time.ts'

/** How exactly a date is known, as one choice. */
export type DatePrecision = 'exact' | 'about-day' | 'about-month' | 'about-year' | 'range'
export const datePrecisions: readonly DatePrecision[] = [
  'exact',
  'about-day',
  'about-month',
  'about-year',
  'range',
]

/** An event as a form holds it: dates and times as they were written, nothing checked yet. */
export interface EventDraft {
  readonly kind: EventKind
  readonly precision: DatePrecision
  readonly on: string
  readonly time: string
  /** The last day of a range. */
  readonly to: string
  readonly text: string
  readonly partyIds: readonly PartyId[]
  /** Who is quoted; the words are in `words`. */
  readonly speaker: PartyId | undefined
  readonly words: string
  readonly exhibitIds: readonly ExhibitId[]
  readonly disputed: boolean
}

export const emptyDraft: EventDraft = {
  kind: 'call',
  precision: 'exact',
  on: '',
  time: '',
  to: '',
  text: '',
  partyIds: [],
  speaker: undefined,
  words: '',
  exhibitIds: [],
  disputed: false,
}

/** A saved event, opened for change. */
export function draftOf(event: CaseEvent): EventDraft {
  const { date } = event
  return {
    kind: event.kind,
    precision: date.kind === 'about' ? `about-${date.precision}` : date.kind,
    on: date.kind === 'range' ? date.from : writtenAs(date),
    time: date.kind === 'exact' ? (date.time ?? '') : '',
    to: date.kind === 'range' ? date.to : '',
    text: event.text,
    partyIds: event.partyIds,
    speaker: event.statement?.by,
    words: event.statement?.words ?? '',
    exhibitIds: event.exhibitIds,
    disputed: event.disputed,
  }
}

/** A day that only stands for its month or year is written as the month or the year. */
function writtenAs(date: Exclude<EventDate, { kind: 'range' }>): string {
  if (date.kind === 'exact' || date.precision === 'day') return date.on
  if (date.precision === 'year' && date.on.endsWith('-01-01')) return date.on.slice(0, 4)
  return date.on.endsWith('-01') ? date.on.slice(0, 7) : date.on
}

export type DraftField = 'on' | 'time' | 'to' | 'text' | 'speaker' | 'words'

/** What keeps a draft from being saved, by field. */
export type DraftFaults = { readonly [F in DraftField]?: RuleFailure }

/** What an event has beside what the form holds. */
export interface EventIdentity {
  readonly id: EventId
  readonly caseId: CaseId
  readonly createdAt: Instant
}

/** The event that a draft describes, or what is wrong with it. */
export function eventFrom(draft: EventDraft, identity: EventIdentity): Result<CaseEvent, DraftFaults> {
  const text = draft.text.trim()
  const words = draft.words.trim()
  const date = dateFrom(draft)
  const faults: DraftFaults = {
    ...(date.ok ? {} : date.failure),
    ...(text === '' ? { text: { kind: 'rule/required', field: 'text' } } : {}),
    ...(words !== '' && !draft.speaker ? { speaker: { kind: 'rule/required', field: 'speaker' } } : {}),
    ...(words === '' && draft.speaker ? { words: { kind: 'rule/required', field: 'words' } } : {}),
  }
  if (!date.ok || Object.keys(faults).length > 0) return failed(faults)
  const statement: Statement | undefined = draft.speaker && { by: draft.speaker, words }
  return ok({
    ...identity,
    kind: draft.kind,
    date: date.value,
    text,
    partyIds: draft.partyIds,
    ...(statement ? { statement } : {}),
    exhibitIds: draft.exhibitIds,
    disputed: draft.disputed,
  })
}

function dateFrom(draft: EventDraft): Result<EventDate, DraftFaults> {
  switch (draft.precision) {
    case 'exact':
      return exactFrom(draft)
    case 'range':
      return rangeFrom(draft)
    case 'about-day':
      return aboutFrom(draft, 'day')
    case 'about-month':
      return aboutFrom(draft, 'month')
    case 'about-year':
      return aboutFrom(draft, 'year')
    default:
      return assertNever(draft.precision, 'date of a draft')
  }
}

function exactFrom(draft: EventDraft): Result<EventDate, DraftFaults> {
  const on = dayFrom(draft.on, 'exact', 'on')
  const time = draft.time.trim() === '' ? '' : readWrittenTime(draft.time)
  if (on.ok && time !== undefined)
    return ok({ kind: 'exact', on: on.value, ...(time === '' ? {} : { time }) })
  return failed({
    ...(on.ok ? {} : on.failure),
    ...(time === undefined ? { time: { kind: 'rule/not-a-time', field: 'time' } } : {}),
  })
}

function rangeFrom(draft: EventDraft): Result<EventDate, DraftFaults> {
  const from = dayFrom(draft.on, 'range', 'on')
  const to = dayFrom(draft.to, 'range', 'to')
  if (!from.ok || !to.ok) return failed({ ...(from.ok ? {} : from.failure), ...(to.ok ? {} : to.failure) })
  if (to.value < from.value) return failed({ to: { kind: 'rule/range-reversed' } })
  return ok({ kind: 'range', from: from.value, to: to.value })
}

function aboutFrom(draft: EventDraft, precision: 'day' | 'month' | 'year'): Result<EventDate, DraftFaults> {
  const on = dayFrom(draft.on, `about-${precision}`, 'on')
  return on.ok ? ok({ kind: 'about', on: on.value, precision }) : on
}

/** A day may be left out where only the month counts, a month where only the year does. */
function dayFrom(text: string, precision: DatePrecision, field: 'on' | 'to'): Result<PlainDate, DraftFaults> {
  if (text.trim() === '') return failed({ [field]: { kind: 'rule/required', field } })
  const written = readWrittenDate(text)
  const complete =
    written &&
    (written.day !== undefined ||
      precision === 'about-year' ||
      (precision === 'about-month' && written.month !== undefined))
  const day = complete ? dayWithin(written) : undefined
  return day === undefined ? failed({ [field]: { kind: 'rule/not-a-date', field } }) : ok(day)
}
