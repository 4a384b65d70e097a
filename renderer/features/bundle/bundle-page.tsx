import type { CaseId } from '#shared/core/ids.ts'
import { useText } from '../../i18n/locale.tsx'
import { PageHeader } from '../../ui/page-header.tsx'

export function BundlePage(_props: { readonly caseId: CaseId }) {
  return <PageHeader title={useText().app.nav.sections.bundle} />
}
