import { useCallback, useEffect } from 'react'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { Tell } from '#shared/core/ports.ts'
import { type ReadingProgress, useServices, useWatched } from '../services.tsx'

/** Has the pictures of the open case read: now, after every import, and when the user switches it on again. */
export function useReading(caseId: CaseId | undefined): void {
  const { exhibits, recogniser } = useServices()
  const watch = useCallback((tell: Tell<ReadingProgress>) => recogniser.watch(tell), [recogniser])
  const isOn = useWatched(watch)?.isOn === true
  useEffect(() => {
    if (caseId === undefined || !isOn) return undefined
    return exhibits.watchCase(caseId, (all: readonly Exhibit[]) => {
      void recogniser.want(all.map(({ original }) => original))
    })
  }, [caseId, isOn, exhibits, recogniser])
}
