import { useCallback, useMemo } from 'react'
import type { Case } from '#shared/core/cases/case.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { LedgerEntry } from '#shared/core/ledger/entry.ts'
import { atStakeOf, totalsOf } from '#shared/core/ledger/totals.ts'
import type { Tell } from '#shared/core/ports.ts'
import { useServices, useWatched } from '../../services.tsx'

/** The ledger with what follows from it; undefined until every part has been told. */
export function useMoney(caseId: CaseId) {
  const { cases, ledger, exhibits } = useServices()
  const one = useWatched(
    useCallback((tell: Tell<Case | undefined>) => cases.watch(caseId, tell), [cases, caseId]),
  )
  const entries = useWatched(
    useCallback((tell: Tell<readonly LedgerEntry[]>) => ledger.watchCase(caseId, tell), [ledger, caseId]),
  )
  const files = useWatched(
    useCallback((tell: Tell<readonly Exhibit[]>) => exhibits.watchCase(caseId, tell), [exhibits, caseId]),
  )
  return useMemo(
    () =>
      one &&
      entries &&
      files && {
        demand: one.demand,
        entries,
        exhibits: files,
        totals: totalsOf(entries),
        atStake: atStakeOf(entries, one.demand),
      },
    [one, entries, files],
  )
}
export type MoneyView = NonNullable<ReturnType<typeof useMoney>>
