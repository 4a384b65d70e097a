import { useSearch } from 'wouter'
import { asEventId, asExhibitId, type CaseId, type ExhibitId } from '#shared/core/ids.ts'
import { BundlePage } from '../features/bundle/index.ts'
import { OverviewPage } from '../features/cases/index.ts'
import { ExhibitHistory, HistoryPage } from '../features/custody/index.ts'
import { EvidencePage } from '../features/evidence/index.ts'
import { HandoverPage } from '../features/handover/index.ts'
import { MoneyPage } from '../features/money/index.ts'
import { TimelinePage } from '../features/timeline/index.ts'
import type { SampleCase } from '../features/cases/index.ts'
import { goTo } from './hash-location.ts'
import { NotFoundPage } from './not-found-page.tsx'
import type { useOpenCase } from './use-open-case.ts'

/** The sections of one case. Nothing is shown until the case is found, so that no page has to doubt it. */
export function CaseRoutes({
  caseId,
  section,
  open,
  sample,
}: {
  readonly caseId: CaseId
  readonly section: string | undefined
  readonly open: ReturnType<typeof useOpenCase>
  readonly sample: SampleCase
}) {
  const query = new URLSearchParams(useSearch())
  const exhibit = query.get('exhibit')
  const event = query.get('event')
  const openExhibit = (id: ExhibitId | undefined) =>
    goTo(`/case/${caseId}/evidence${id === undefined ? '' : `?exhibit=${id}`}`)
  if (open.found === undefined) return null
  if (open.found.case === undefined) return <NotFoundPage what="caseGone" />
  switch (section ?? 'overview') {
    case 'overview':
      return <OverviewPage caseId={caseId} sample={sample} onGone={() => goTo('/')} />
    case 'evidence':
      return (
        <EvidencePage
          caseId={caseId}
          {...(exhibit === null ? {} : { exhibitId: asExhibitId(exhibit) })}
          history={exhibit !== null && <ExhibitHistory key={exhibit} exhibitId={asExhibitId(exhibit)} />}
          onSelect={openExhibit}
          onOpenEvent={(id) => goTo(`/case/${caseId}/timeline?event=${id}`)}
        />
      )
    case 'timeline':
      return (
        <TimelinePage
          caseId={caseId}
          {...(event === null ? {} : { eventId: asEventId(event) })}
          onOpenExhibit={openExhibit}
        />
      )
    case 'money':
      return <MoneyPage caseId={caseId} />
    case 'history':
      return <HistoryPage caseId={caseId} />
    case 'bundle':
      return <BundlePage caseId={caseId} />
    case 'handover':
      return <HandoverPage caseId={caseId} />
    default:
      return <NotFoundPage what="page" />
  }
}
