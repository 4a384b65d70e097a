import { Button, Title } from '@mantine/core'
import { IconCoins, IconPlus } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { CaseId } from '#shared/core/ids.ts'
import { entryKinds, type LedgerEntry } from '#shared/core/ledger/entry.ts'
import { currencyFor } from '#shared/messages/currency-for.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ModalDialog } from '../../ui/modal-dialog.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useTell } from '../../ui/use-tell.ts'
import { EntryForm } from './entry-form.tsx'
import { LedgerTable } from './ledger-table.tsx'
import { removeEntry } from './money-actions.ts'
import { closeForm, concealAll, moneyStore, newEntry, openEntry, toggleAccount } from './money-store.ts'
import { TotalsPanel } from './totals-panel.tsx'
import { useMoney } from './use-money.ts'

/** The ledger of a case: what was paid, what came back, what is at stake. */
export function MoneyPage({ caseId }: { readonly caseId: CaseId }) {
  const { money, vocabulary } = useText()
  const services = useServices()
  const locale = useLocale()
  const tell = useTell()
  const view = useMoney(caseId)
  const { form, revealed } = useStore(moneyStore)
  useEffect(() => concealAll, [])
  if (view === undefined) return <PageHeader title={money.title} description={money.description} />
  const remove = async (entry: LedgerEntry) => {
    const removed = await removeEntry(services, entry)
    if (removed.ok) tell.done(money.removed)
    else tell.failure(removed.failure)
  }
  const buttons = entryKinds.map((kind, index) => (
    <Button
      key={kind}
      variant={index === 0 ? 'filled' : 'default'}
      leftSection={<IconPlus size={18} aria-hidden />}
      onClick={() => newEntry(kind)}
    >
      {vocabulary.entry[kind]}
    </Button>
  ))
  return (
    <>
      <PageHeader
        title={money.title}
        description={money.description}
        actions={view.entries.length > 0 && buttons}
      />
      <TotalsPanel view={view} />
      {view.entries.length === 0 ? (
        <EmptyState title={money.emptyTitle} icon={<IconCoins size={26} />} actions={buttons}>
          {money.emptyBody}
        </EmptyState>
      ) : (
        <>
          <Title order={2} size="h3" mb="sm">
            {money.ledger}
          </Title>
          <LedgerTable
            entries={view.entries}
            exhibits={view.exhibits}
            revealed={revealed}
            onToggleAccount={toggleAccount}
            onEdit={openEntry}
            onRemove={(entry) => void remove(entry)}
          />
        </>
      )}
      <ModalDialog
        opened={form !== undefined}
        onClose={closeForm}
        title={form?.entry === undefined ? money.form.addTitle : money.form.editTitle}
      >
        {form !== undefined && (
          <EntryForm
            caseId={caseId}
            kind={form.kind}
            entry={form.entry}
            exhibits={view.exhibits}
            currency={view.entries.at(-1)?.amount.currency ?? currencyFor(locale)}
            onDone={closeForm}
          />
        )}
      </ModalDialog>
    </>
  )
}
