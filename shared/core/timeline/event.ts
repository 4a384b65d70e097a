import type { CaseId, EventId, ExhibitId, Instant, PartyId } from '../ids.ts'
import type { PlainDate } from '../plain-date.ts'

export type EventKind =
  | 'purchase'
  | 'payment'
  | 'call'
  | 'chat'
  | 'e-mail'
  | 'complaint'
  | 'refusal'
  | 'promise'
  | 'offer'
  | 'refund'
  | 'notice'
  | 'other'
export const eventKinds: readonly EventKind[] = [
  'purchase',
  'payment',
  'call',
  'chat',
  'e-mail',
  'complaint',
  'refusal',
  'promise',
  'offer',
  'refund',
  'notice',
  'other',
]

/**
 * When something happened, as exactly as it is known. `time` is a wall-clock time `HH:MM` where the user lives;
 * `about` keeps a whole day but is meant to the day, the month or the year.
 */
export type EventDate =
  | { readonly kind: 'exact'; readonly on: PlainDate; readonly time?: string }
  | { readonly kind: 'about'; readonly on: PlainDate; readonly precision: 'day' | 'month' | 'year' }
  | { readonly kind: 'range'; readonly from: PlainDate; readonly to: PlainDate }

/** Words somebody is said to have used, and who. */
export interface Statement {
  readonly by: PartyId
  readonly words: string
}

/** One line of the chronology: a fact, when, and what proves it. */
export interface CaseEvent {
  readonly id: EventId
  readonly caseId: CaseId
  readonly kind: EventKind
  readonly date: EventDate
  readonly text: string
  readonly partyIds: readonly PartyId[]
  readonly statement?: Statement
  readonly exhibitIds: readonly ExhibitId[]
  /** The other side denies it. */
  readonly disputed: boolean
  readonly createdAt: Instant
}

/** The text that puts events in order: day, then time, then whatever keeps equal ones stable. */
export const sortKeyOf = (event: Pick<CaseEvent, 'date' | 'id'>): string => {
  const { date } = event
  const day = date.kind === 'range' ? date.from : date.on
  const time = date.kind === 'exact' ? (date.time ?? '') : ''
  return `${day} ${time.padEnd(5, ' ')} ${event.id}`
}
