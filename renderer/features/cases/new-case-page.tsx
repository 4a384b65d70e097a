import type { CaseId } from '#shared/core/ids.ts'
import { useText } from '../../i18n/locale.tsx'
import { PageHeader } from '../../ui/page-header.tsx'

export function NewCasePage(_props: { readonly onCreated: (id: CaseId) => void }) {
  return <PageHeader title={useText().app.commands.newCase} />
}
