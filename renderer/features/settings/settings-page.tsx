import type { Locale } from '#shared/messages/messages.ts'
import { useText } from '../../i18n/locale.tsx'
import { PageHeader } from '../../ui/page-header.tsx'

export function SettingsPage(_props: { readonly onLocale: (locale: Locale) => void }) {
  return <PageHeader title={useText().app.nav.settings} />
}
