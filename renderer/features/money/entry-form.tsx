import { MultiSelect, SegmentedControl, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { RuleFailure } from '#shared/core/failure.ts'
import { asExhibitId, type CaseId } from '#shared/core/ids.ts'
import { type EntryKind, entryKinds, type LedgerEntry } from '#shared/core/ledger/entry.ts'
import { emptyEntryDraft, type EntryDraft, entryDraftOf, readEntry } from '#shared/core/ledger/entry-draft.ts'
import type { Currency } from '#shared/core/money.ts'
import { formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { AmountField } from '../../ui/amount-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { useRuleSentence } from '../../ui/use-rule-sentence.ts'
import { useSaving } from '../../ui/use-saving.ts'
import { saveEntry } from './money-actions.ts'

export interface EntryFormProps {
  readonly caseId: CaseId
  readonly kind: EntryKind
  readonly entry: LedgerEntry | undefined
  readonly exhibits: readonly Exhibit[]
  readonly currency: Currency
  readonly onDone: () => void
}

/** One payment, refund or fee. */
export function EntryForm({ caseId, kind, entry, exhibits, currency, onDone }: EntryFormProps) {
  const services = useServices()
  const text = useText()
  const locale = useLocale()
  const { form } = text.money
  const [draft, setDraft] = useState<EntryDraft>(
    entry === undefined ? { ...emptyEntryDraft(currency), kind } : entryDraftOf(entry),
  )
  const [issues, setIssues] = useState<readonly RuleFailure[]>([])
  const errorOf = useRuleSentence(issues)
  const { saving, failure, save } = useSaving()
  const change = (part: Partial<EntryDraft>) => setDraft((before) => ({ ...before, ...part }))
  const submit = () => {
    const read = readEntry(draft)
    setIssues(read.ok ? [] : read.failure)
    if (read.ok) save(() => saveEntry(services, caseId, read.value, entry), onDone)
  }
  const line = (name: 'method' | 'account' | 'reference', label: string, hint?: string) => (
    <TextInput
      label={label}
      placeholder={hint}
      value={draft[name]}
      autoComplete="off"
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <DialogForm saving={saving} failure={failure} onCancel={onDone} onSubmit={submit}>
      <SegmentedControl
        aria-label={form.kind}
        fullWidth
        value={draft.kind}
        data={entryKinds.map((one) => ({ value: one, label: text.vocabulary.entry[one] }))}
        onChange={(chosen) => change({ kind: entryKinds.find((one) => one === chosen) ?? draft.kind })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <AmountField
          label={form.amount}
          currencyLabel={form.currency}
          amount={draft.amount}
          currency={draft.currency}
          required
          error={errorOf('amount')}
          onAmount={(amount) => change({ amount })}
          onCurrency={(chosen) => change({ currency: chosen })}
        />
        <DateField
          label={form.on}
          required
          withAsterisk
          value={draft.on}
          error={errorOf('on')}
          onChange={(on) => change({ on })}
        />
        {line('method', form.method, form.methodHint)}
        {line('account', form.account, form.accountHint)}
      </SimpleGrid>
      {line('reference', form.reference)}
      <MultiSelect
        label={form.exhibits}
        placeholder={draft.exhibitIds.length === 0 ? form.exhibitsHint : ''}
        searchable
        hidePickedOptions
        nothingFoundMessage={form.noExhibits}
        data={exhibits.map((exhibit, index) => ({
          value: exhibit.id,
          label: `${formatNumber(index + 1, locale)} · ${exhibit.title || displayName(exhibit.original.name)}`,
        }))}
        value={[...draft.exhibitIds]}
        onChange={(ids) => change({ exhibitIds: ids.map(asExhibitId) })}
      />
      <Textarea
        label={form.note}
        autosize
        minRows={1}
        value={draft.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </DialogForm>
  )
}
