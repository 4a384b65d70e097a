import { useCallback } from 'react'
import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { LedgerEntry } from '#shared/core/ledger/entry.ts'
import type { EventPage, Tell } from '#shared/core/ports.ts'
import { formatNumber } from '#shared/messages/format.ts'
import { useLocale } from '../i18n/locale.tsx'
import { useServices, useWatched } from '../services.tsx'
import type { CaseSection } from '../ui/case-href.ts'

export type CaseCounts = { readonly [S in CaseSection]?: string }

/** More events than this are shown as `99+`: nobody counts further, and counting a long chronology would cost. */
const countedEvents = 99
const unwatched = () => undefined

/** How much is in each section of the open case, as text; a section still unknown is absent. */
export function useCaseCounts(caseId: CaseId | undefined): CaseCounts {
  const locale = useLocale()
  const { exhibits, events, ledger, exports } = useServices()
  const files = useWatched<readonly Exhibit[]>(
    useCallback(
      (tell: Tell<readonly Exhibit[]>) => (caseId ? exhibits.watchCase(caseId, tell) : unwatched),
      [caseId, exhibits],
    ),
  )
  const page = useWatched<EventPage>(
    useCallback(
      (tell: Tell<EventPage>) =>
        caseId ? events.watchPage({ caseId, limit: countedEvents + 1 }, tell) : unwatched,
      [caseId, events],
    ),
  )
  const entries = useWatched<readonly LedgerEntry[]>(
    useCallback(
      (tell: Tell<readonly LedgerEntry[]>) => (caseId ? ledger.watchCase(caseId, tell) : unwatched),
      [caseId, ledger],
    ),
  )
  const made = useWatched<readonly BundleExport[]>(
    useCallback(
      (tell: Tell<readonly BundleExport[]>) => (caseId ? exports.watchCase(caseId, tell) : unwatched),
      [caseId, exports],
    ),
  )
  const number = (count: number) => formatNumber(count, locale)
  return {
    ...(files && { evidence: number(files.length) }),
    ...(page && {
      timeline: page.events.length > countedEvents ? `${number(countedEvents)}+` : number(page.events.length),
    }),
    ...(entries && { money: number(entries.length) }),
    ...(made && { bundle: number(made.length) }),
  }
}
