import { useCallback, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import { filtered } from '#shared/core/evidence/exhibit-filter.ts'
import { plainTextOf, type RecognisedText } from '#shared/core/evidence/recognised-text.ts'
import { asSha256, type CaseId, type Sha256 } from '#shared/core/ids.ts'
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

  const readIn = useTexts(ordered)
  const shown = useMemo(() => ordered && filtered(ordered, filter, readIn), [ordered, filter, readIn])
  return { ordered, shown, filter, selection, readIn }
}

/** What a machine read in each exhibit's original; nothing where it has not, or found nothing. */
function useTexts(exhibits: readonly Exhibit[] | undefined): (exhibit: Exhibit) => string {
  const { texts } = useServices()
  // exhibits are told anew with every edit; their originals seldom change
  const hashes = (exhibits ?? []).map(({ original }) => original.sha256).join(' ')
  const watch = useCallback(
    (tell: Tell<ReadonlyMap<Sha256, RecognisedText>>) =>
      texts.watch(hashes.split(' ').filter(Boolean).map(asSha256), tell),
    [texts, hashes],
  )
  const found = useWatched(watch)
  return useMemo(() => {
    const plain = new Map([...(found ?? [])].map(([sha256, text]) => [sha256, plainTextOf(text)]))
    return ({ original }) => plain.get(original.sha256) ?? ''
  }, [found])
}
