import type { ReactNode } from 'react'
import type { CaseId, EventId, ExhibitId } from '#shared/core/ids.ts'
import { ExhibitDetail } from './detail/exhibit-detail.tsx'
import { EvidenceBrowser } from './evidence-browser.tsx'
import { evidenceStore } from './evidence-store.ts'

export interface EvidencePageProps {
  readonly caseId: CaseId
  /** The exhibit to show whole; without it the list is shown. */
  readonly exhibitId?: ExhibitId
  /** Goes to an exhibit, or back to the list. */
  readonly onSelect: (id: ExhibitId | undefined) => void
  readonly onOpenEvent: (id: EventId) => void
  /** What was done to that exhibit, from outside this feature; the last thing beside it. */
  readonly history: ReactNode
}

/** A case's evidence: the list, or one exhibit with its viewer, its intake record and what is said about it. */
export function EvidencePage({ caseId, exhibitId, onSelect, onOpenEvent, history }: EvidencePageProps) {
  return exhibitId === undefined ? (
    <EvidenceBrowser store={evidenceStore} caseId={caseId} onOpen={onSelect} />
  ) : (
    <ExhibitDetail
      store={evidenceStore}
      caseId={caseId}
      exhibitId={exhibitId}
      onSelect={onSelect}
      onOpenEvent={onOpenEvent}
      history={history}
    />
  )
}
