import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import { dayOf, parsePlainDate } from '#shared/core/plain-date.ts'
import { type CaseEvent, sortKeyOf } from '#shared/core/timeline/event.ts'
import type { BundleInput, ExhibitOrder } from './bundle-input.ts'

type Ordered = Pick<BundleInput, 'exhibits' | 'events' | 'zone'>

/** What an exhibit is to prove, as far as the user says; else what kind of thing it is. */
export const issueOf = ({ proves, kind }: Pick<Exhibit, 'proves' | 'kind'>): string => {
  const said = proves.replace(/\s+/g, ' ').trim()
  return said === '' ? `kind:${kind}` : said
}

/** The exhibits in the order in which they are numbered. What the order says nothing about keeps its place. */
export function orderedExhibits(
  { exhibits, events, zone }: Ordered,
  order: ExhibitOrder = 'own',
): BundleInput['exhibits'] {
  if (order === 'own') return exhibits
  if (order === 'issue') {
    const first = new Map<string, number>()
    exhibits.forEach(({ exhibit }, index) => {
      const issue = issueOf(exhibit)
      if (!first.has(issue)) first.set(issue, index)
    })
    const rank = (exhibit: Exhibit) => first.get(issueOf(exhibit)) ?? 0
    return exhibits.toSorted((a, b) => rank(a.exhibit) - rank(b.exhibit))
  }
  const keys = new Map(exhibits.map(({ exhibit }) => [exhibit.id, timeOf(exhibit, events, zone)]))
  // what has no date stands behind what has one
  const key = ({ id }: Exhibit) => keys.get(id) ?? '~'
  return exhibits.toSorted((a, b) =>
    key(a.exhibit) < key(b.exhibit) ? -1 : key(a.exhibit) > key(b.exhibit) ? 1 : 0,
  )
}

/** The time recorded in the file, else that of the first event that cites it, as text that sorts. */
function timeOf(exhibit: Exhibit, events: readonly CaseEvent[], zone: string): string | undefined {
  const { takenAt } = exhibit.original.capture
  if (takenAt !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(takenAt))
    return dayOf(takenAt as Parameters<typeof dayOf>[0], zone)
  const day = parsePlainDate(takenAt?.slice(0, 10) ?? '')
  if (day) return day
  const citing = events.filter(({ exhibitIds }) => exhibitIds.includes(exhibit.id)).map(sortKeyOf)
  return citing.toSorted()[0]
}
