import { useText } from '../../i18n/locale.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import type { SampleCase } from './sample-case.ts'

export function CasesPage(_props: { readonly sample: SampleCase | undefined }) {
  return <PageHeader title={useText().app.nav.cases} />
}
