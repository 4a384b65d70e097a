import { useCallback, useMemo } from 'react'
import { useStore } from 'zustand'
import { casesShown } from '#shared/core/cases/case-filter.ts'
import type { CaseSummary, Tell } from '#shared/core/ports.ts'
import { useServices, useWatched } from '../../services.tsx'
import { casesStore } from './cases-store.ts'

/** All cases and those that the filter lets through; undefined until the store has answered. */
export function useCases() {
  const { cases } = useServices()
  const all = useWatched(
    useCallback((tell: Tell<readonly CaseSummary[]>) => cases.watchSummaries(tell), [cases]),
  )
  const wish = useStore(casesStore)
  return useMemo(() => all && { all, shown: casesShown(all, wish), wish }, [all, wish])
}
