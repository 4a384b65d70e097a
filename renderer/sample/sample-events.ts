import { plainDate } from '#shared/core/plain-date.ts'
import type { EventDate, EventKind } from '#shared/core/timeline/event.ts'
import type { Messages } from '#shared/messages/messages.ts'
import type { SampleExhibit } from './sample-files.ts'

export type SamplePerson = 'claimant' | 'respondent' | 'owner' | 'sales' | 'service' | 'supervisor'

/** One line of the sample's chronology, without its words: those are in `text.sample.events`. */
export interface SampleEvent {
  readonly name: keyof Messages['sample']['events']
  readonly kind: EventKind
  readonly date: EventDate
  readonly people: readonly SamplePerson[]
  /** Who said the words, where the event has some. */
  readonly by?: SamplePerson
  readonly exhibits: readonly SampleExhibit[]
  readonly disputed?: boolean
}

const on = (day: string, time?: string): EventDate => ({
  kind: 'exact',
  on: plainDate(day),
  ...(time === undefined ? {} : { time }),
})
const about = (day: string, precision: 'day' | 'month'): EventDate => ({
  kind: 'about',
  on: plainDate(day),
  precision,
})
const between = (from: string, to: string): EventDate => ({
  kind: 'range',
  from: plainDate(from),
  to: plainDate(to),
})

export const sampleEvents: readonly SampleEvent[] = [
  {
    name: 'advert',
    kind: 'other',
    date: about('2025-02-01', 'month'),
    people: ['owner', 'respondent'],
    exhibits: ['advert'],
  },
  {
    name: 'promise',
    kind: 'promise',
    date: on('2025-02-20', '15:20'),
    people: ['owner', 'sales'],
    by: 'sales',
    exhibits: ['promiseChat', 'advert'],
    disputed: true,
  },
  {
    name: 'contract',
    kind: 'purchase',
    date: on('2025-02-26'),
    people: ['claimant', 'respondent'],
    exhibits: ['contract', 'order'],
  },
  {
    name: 'payment',
    kind: 'payment',
    date: on('2025-02-27', '10:05'),
    people: ['claimant', 'respondent'],
    exhibits: ['payment', 'order'],
  },
  {
    name: 'setup',
    kind: 'other',
    date: between('2025-03-01', '2025-03-14'),
    people: ['owner', 'respondent'],
    exhibits: ['contract'],
  },
  {
    name: 'invoice',
    kind: 'payment',
    date: on('2025-03-03'),
    people: ['respondent'],
    exhibits: ['invoice'],
  },
  {
    name: 'fee',
    kind: 'payment',
    date: about('2025-03-05', 'day'),
    people: ['owner', 'respondent'],
    exhibits: ['contract'],
  },
  {
    name: 'firstRun',
    kind: 'other',
    date: on('2025-03-17', '14:02'),
    people: ['owner', 'respondent'],
    exhibits: ['usageLog', 'firstTestChat'],
    disputed: true,
  },
  {
    name: 'complaint',
    kind: 'complaint',
    date: on('2025-03-18', '09:40'),
    people: ['owner', 'respondent'],
    exhibits: ['firstTestChat'],
  },
  {
    name: 'fixPromise',
    kind: 'call',
    date: on('2025-03-25', '11:23'),
    people: ['owner', 'service'],
    by: 'service',
    exhibits: ['serviceCall'],
  },
  {
    name: 'laterRuns',
    kind: 'other',
    date: between('2025-03-28', '2025-04-14'),
    people: ['owner', 'respondent'],
    exhibits: ['usageLog', 'lineStoppedChat'],
    disputed: true,
  },
  {
    name: 'refundAsked',
    kind: 'chat',
    date: on('2025-04-15', '11:02'),
    people: ['owner', 'respondent'],
    exhibits: ['lineStoppedChat'],
  },
  {
    name: 'lineStopped',
    kind: 'notice',
    date: on('2025-05-10', '17:55'),
    people: ['respondent', 'owner'],
    by: 'respondent',
    exhibits: ['lineStoppedChat', 'usageLog'],
  },
  {
    name: 'termination',
    kind: 'e-mail',
    date: on('2025-05-15', '09:30'),
    people: ['claimant', 'respondent'],
    exhibits: ['refusalMail', 'usageLog', 'contract'],
  },
  {
    name: 'refusal',
    kind: 'refusal',
    date: on('2025-05-20', '16:32'),
    people: ['respondent', 'claimant'],
    by: 'respondent',
    exhibits: ['refusalMail'],
  },
  {
    name: 'admission',
    kind: 'call',
    date: on('2025-05-22', '14:31'),
    people: ['supervisor', 'owner'],
    by: 'supervisor',
    exhibits: ['supervisorCall'],
    disputed: true,
  },
  {
    name: 'partialOffer',
    kind: 'offer',
    date: on('2025-05-26', '16:20'),
    people: ['supervisor', 'owner'],
    by: 'supervisor',
    exhibits: ['offerChat'],
  },
  {
    name: 'demandLetter',
    kind: 'notice',
    date: about('2025-06-05', 'day'),
    people: ['claimant', 'respondent'],
    exhibits: [],
  },
]
