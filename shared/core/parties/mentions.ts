import type { Exhibit } from '../evidence/exhibit.ts'
import type { PartyId } from '../ids.ts'
import type { CaseEvent } from '../timeline/event.ts'

/** How many events and exhibits name a party: while they do, it cannot go, or their words would be nobody's. */
export const mentionsOf = (id: PartyId, events: readonly CaseEvent[], exhibits: readonly Exhibit[]): number =>
  events.filter((event) => event.partyIds.includes(id) || event.statement?.by === id).length +
  exhibits.filter((exhibit) => exhibit.submittedBy === id).length
