import { asEventId, asExhibitId, asInstant } from '#shared/core/ids.ts'
import { plainDate } from '#shared/core/plain-date.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'
import { caseId } from './a-case.ts'

type Given = Partial<Omit<CaseEvent, 'id' | 'exhibitIds' | 'date'>> & {
  readonly id?: string
  /** Names of exhibits, `exhibit-1`. */
  readonly exhibitIds?: readonly string[]
  /** A day stands for an exact date. */
  readonly date?: CaseEvent['date'] | string
}

/** One line of a chronology: a purchase on an exactly known day, unless told otherwise. */
export const anEvent = ({
  id = 'event-1',
  exhibitIds = [],
  date = '2024-09-18',
  ...over
}: Given = {}): CaseEvent => ({
  id: asEventId(id),
  caseId,
  kind: 'purchase',
  date: typeof date === 'string' ? { kind: 'exact', on: plainDate(date) } : date,
  text: '购买智能外呼系统一年版',
  partyIds: [],
  exhibitIds: exhibitIds.map(asExhibitId),
  disputed: false,
  createdAt: asInstant('2024-10-01T02:00:00.000Z'),
  ...over,
})
