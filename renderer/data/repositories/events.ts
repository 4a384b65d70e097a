import { Dexie } from 'dexie'
import type { CaseId } from '#shared/core/ids.ts'
import type { EventPage, EventQuery, EventRepository } from '#shared/core/ports.ts'
import { type CaseEvent, sortKeyOf } from '#shared/core/timeline/event.ts'
import type { RecordsDatabase } from '../databases.ts'
import { eventSchema } from '../rows/event-row.ts'
import { watched } from '../watched.ts'

/** Rows that a filtered page looks at in one step: the case is never loaded whole to find fifty. */
const scanRows = 256

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Whether an event passes the filters of a query; undefined when there are none. */
function filterOf({ kinds, text = '' }: EventQuery): ((event: CaseEvent) => boolean) | undefined {
  const wanted = folded(text.trim())
  if (!kinds && wanted === '') return undefined
  return (event) =>
    (!kinds || kinds.includes(event.kind)) &&
    (folded(event.text).includes(wanted) || folded(event.statement?.words ?? '').includes(wanted))
}

export function dexieEvents(records: RecordsDatabase): EventRepository {
  const behind = async (caseId: CaseId, after: string | undefined, limit: number) => {
    const rows = await records.events
      .where('[caseId+sortKey]')
      .between([caseId, after ?? Dexie.minKey], [caseId, Dexie.maxKey], after === undefined)
      .limit(limit)
      .toArray()
    return rows.map((row) => eventSchema.parse(row))
  }

  const page = async (query: EventQuery): Promise<EventPage> => {
    const passes = filterOf(query)
    const step = passes ? Math.max(scanRows, query.limit) : query.limit + 1
    const found: CaseEvent[] = []
    let { after } = query
    for (;;) {
      const batch = await behind(query.caseId, after, step)
      found.push(...(passes ? batch.filter(passes) : batch))
      const last = batch.at(-1)
      if (batch.length < step || !last || found.length > query.limit) break
      after = sortKeyOf(last)
    }
    const events = found.slice(0, query.limit)
    const end = found.length > query.limit ? events.at(-1) : undefined
    return { events, ...(end ? { next: sortKeyOf(end) } : {}) }
  }

  const linkedTo = async (exhibitId: string): Promise<readonly CaseEvent[]> => {
    const rows = await records.events.where('exhibitIds').equals(exhibitId).toArray()
    const events = rows.map((row) => eventSchema.parse(row))
    return events.toSorted((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1))
  }

  return {
    page,
    async get(id) {
      const row = await records.events.get(id)
      return row && eventSchema.parse(row)
    },
    watchPage: (query, tell) => watched(() => page(query), tell),
    ofCase: (caseId) => behind(caseId, undefined, Number.POSITIVE_INFINITY),
    watchLinkedTo: (exhibitId, tell) => watched(() => linkedTo(exhibitId), tell),
  }
}
