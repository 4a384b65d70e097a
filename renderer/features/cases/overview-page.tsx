import type { CaseId } from '#shared/core/ids.ts'
import { useText } from '../../i18n/locale.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import type { SampleCase } from './sample-case.ts'

export function OverviewPage(_props: {
  readonly caseId: CaseId
  readonly sample: SampleCase | undefined
  readonly onGone: () => void
}) {
  return <PageHeader title={useText().app.nav.sections.overview} />
}
