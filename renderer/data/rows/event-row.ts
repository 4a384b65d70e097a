import { z } from 'zod'
import { type CaseEvent, eventKinds, sortKeyOf } from '#shared/core/timeline/event.ts'
import { caseId, day, eventId, exhibitId, instant, partyId } from './keys.ts'

const date = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('exact'),
    on: day,
    time: z.exactOptional(z.string().regex(/^\d\d:\d\d$/)),
  }),
  z.object({ kind: z.literal('about'), on: day, precision: z.enum(['day', 'month', 'year']) }),
  z.object({ kind: z.literal('range'), from: day, to: day }),
])

export const eventSchema: z.ZodType<CaseEvent> = z.object({
  id: eventId,
  caseId,
  kind: z.enum(eventKinds),
  date,
  text: z.string(),
  partyIds: z.array(partyId),
  statement: z.exactOptional(z.object({ by: partyId, words: z.string() })),
  exhibitIds: z.array(exhibitId),
  disputed: z.boolean(),
  createdAt: instant,
})

/** An event as it lies in its table: `sortKey` is what the pages are cut by. */
export const eventRowOf = (event: CaseEvent) => ({ ...event, sortKey: sortKeyOf(event) })
