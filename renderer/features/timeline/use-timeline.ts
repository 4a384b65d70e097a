import { useCallback, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { CaseId, ExhibitId, PartyId } from '#shared/core/ids.ts'
import type { Party } from '#shared/core/parties/party.ts'
import type { Tell } from '#shared/core/ports.ts'
import { useServices, useWatched } from '../../services.tsx'
import { timelineStore } from './timeline-store.ts'
import { type WatchedEvents, watchEvents } from './watch-events.ts'

/** An exhibit with the number that its place in the case gives it. */
export interface NumberedExhibit {
  readonly number: number
  readonly exhibit: Exhibit
}

/** People and exhibits of the case, by id, for rows and form. */
export function useCaseNames(caseId: CaseId) {
  const services = useServices()
  const people = useWatched<readonly Party[]>(
    useCallback(
      (tell: Tell<readonly Party[]>) => services.parties.watchCase(caseId, tell),
      [caseId, services],
    ),
  )
  const evidence = useWatched<readonly Exhibit[]>(
    useCallback(
      (tell: Tell<readonly Exhibit[]>) => services.exhibits.watchCase(caseId, tell),
      [caseId, services],
    ),
  )
  return useMemo(() => namesOf(people ?? [], evidence ?? []), [people, evidence])
}

function namesOf(parties: readonly Party[], evidence: readonly Exhibit[]) {
  const exhibits = evidence.map((exhibit, index): NumberedExhibit => ({ number: index + 1, exhibit }))
  return {
    parties,
    exhibits,
    partyById: new Map<PartyId, Party>(parties.map((party) => [party.id, party])),
    exhibitById: new Map<ExhibitId, NumberedExhibit>(exhibits.map((entry) => [entry.exhibit.id, entry])),
  }
}
export type CaseNames = ReturnType<typeof useCaseNames>

/** What the page shows of the chronology. Undefined until the first answer; then the last answer stays while the next is on its way. */
export function useTimelineEvents(caseId: CaseId): WatchedEvents | undefined {
  const { events } = useServices()
  const { text, kinds } = useStore(timelineStore, (state) => state.filter)
  const pages = useStore(timelineStore, (state) => state.pages)
  const from = useStore(timelineStore, (state) => state.from)
  const [held, setHeld] = useState<{ readonly of: CaseId; readonly value: WatchedEvents }>()
  useEffect(() => {
    const query = {
      caseId,
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(kinds.length === 0 ? {} : { kinds }),
      // a sort key begins with its day, so the bare day stands before all of that day
      ...(from === undefined ? {} : { after: from }),
    }
    return watchEvents(events, query, pages, (value) => setHeld({ of: caseId, value }))
  }, [events, caseId, text, kinds, pages, from])
  return held?.of === caseId ? held.value : undefined
}
