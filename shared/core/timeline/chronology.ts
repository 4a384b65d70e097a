import type { CaseEvent } from './event.ts'

/** Events that stand under one heading: a month `2025-05`, or a year `2025` for those known no better. */
export interface ChronologyGroup {
  readonly period: string
  readonly events: readonly CaseEvent[]
}

const periodOf = ({ date }: CaseEvent): string => {
  if (date.kind === 'about' && date.precision === 'year') return date.on.slice(0, 4)
  return (date.kind === 'range' ? date.from : date.on).slice(0, 7)
}

/** Cuts a chronology where the month changes. The order stays; a period may come twice around a year-only event. */
export function groupByMonth(events: readonly CaseEvent[]): readonly ChronologyGroup[] {
  const groups: { readonly period: string; readonly events: CaseEvent[] }[] = []
  for (const event of events) {
    const period = periodOf(event)
    const last = groups.at(-1)
    if (last?.period === period) last.events.push(event)
    else groups.push({ period, events: [event] })
  }
  return groups
}
