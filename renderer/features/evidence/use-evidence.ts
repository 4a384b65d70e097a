import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import { filtered } from '#shared/core/evidence/exhibit-filter.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { Tell } from '#shared/core/ports.ts'
import { useServices, useWatched } from '../../services.tsx'
import { enterCase, type EvidenceStore, select } from './evidence-store.ts'
import { inBursts } from './in-bursts.ts'
import { stillThere } from './list/selection.ts'

/** Milliseconds between two drawings of the list while files stream in. */
const redrawMs = 300

/** A case's exhibits in order, those that pass the filter, and what is chosen. `undefined` until the store answers. */
export function useEvidence(store: EvidenceStore, caseId: CaseId) {
  const { exhibits } = useServices()
  const watch = useMemo(
    () => inBursts((tell: Tell<readonly Exhibit[]>) => exhibits.watchCase(caseId, tell), redrawMs),
    [exhibits, caseId],
  )
  const ordered = useWatched(watch)
  const { filter, selection } = useStore(store)

  useEffect(() => enterCase(store, caseId), [store, caseId])
  useEffect(() => {
    if (ordered) select(store, stillThere(selection, new Set(ordered.map(({ id }) => id))))
  }, [store, ordered, selection])

  const shown = useMemo(() => ordered && filtered(ordered, filter), [ordered, filter])
  return { ordered, shown, filter, selection }
}
