import { useCallback, useMemo } from 'react'
import type { Case } from '#shared/core/cases/case.ts'
import { nextStepsOf } from '#shared/core/cases/next-steps.ts'
import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { LedgerEntry } from '#shared/core/ledger/entry.ts'
import { atStakeOf, totalsOf } from '#shared/core/ledger/totals.ts'
import type { Party } from '#shared/core/parties/party.ts'
import type { EventPage, Tell } from '#shared/core/ports.ts'
import type { EventKind } from '#shared/core/timeline/event.ts'
import { useServices, useWatched } from '../../services.tsx'

const contactKinds: readonly EventKind[] = ['call', 'chat', 'e-mail', 'complaint']

/** All that the overview shows, undefined until every part has been told. */
export function useOverview(caseId: CaseId) {
  const { cases, parties, ledger, exhibits, events, exports } = useServices()
  const one = useWatched(
    useCallback((tell: Tell<Case | undefined>) => cases.watch(caseId, tell), [cases, caseId]),
  )
  const people = useWatched(
    useCallback((tell: Tell<readonly Party[]>) => parties.watchCase(caseId, tell), [parties, caseId]),
  )
  const entries = useWatched(
    useCallback((tell: Tell<readonly LedgerEntry[]>) => ledger.watchCase(caseId, tell), [ledger, caseId]),
  )
  const files = useWatched(
    useCallback((tell: Tell<readonly Exhibit[]>) => exhibits.watchCase(caseId, tell), [exhibits, caseId]),
  )
  const contacts = useWatched(
    useCallback(
      (tell: Tell<EventPage>) => events.watchPage({ caseId, limit: 1, kinds: contactKinds }, tell),
      [events, caseId],
    ),
  )
  const made = useWatched(
    useCallback((tell: Tell<readonly BundleExport[]>) => exports.watchCase(caseId, tell), [exports, caseId]),
  )
  return useMemo(() => {
    if (!one || !people || !entries || !files || !contacts || !made) return undefined
    return {
      case: one,
      parties: people,
      totals: totalsOf(entries),
      atStake: atStakeOf(entries, one.demand),
      currency: entries.at(-1)?.amount.currency,
      nextSteps: nextStepsOf({
        case: one,
        parties: people,
        entries,
        exhibits: files,
        hasContact: contacts.events.length > 0,
        hasExport: made.length > 0,
      }),
    }
  }, [one, people, entries, files, contacts, made])
}
export type Overview = NonNullable<ReturnType<typeof useOverview>>
