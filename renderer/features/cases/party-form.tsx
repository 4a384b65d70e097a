import { Button, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CaseId } from '#shared/core/ids.ts'
import { mentionsOf } from '#shared/core/parties/mentions.ts'
import { type Party, type PartyRole, partyRoles } from '#shared/core/parties/party.ts'
import { emptyPartyDraft, type PartyDraft } from '#shared/core/parties/party-draft.ts'
import { formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { type Services, useServices } from '../../services.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { useSaving } from '../../ui/use-saving.ts'
import { useTell } from '../../ui/use-tell.ts'
import { removeParty, saveParty } from './case-actions.ts'
import { ContactFields } from './contact-fields.tsx'

/** A party, new or known. One that events or exhibits name cannot be removed. */
export function PartyForm({
  caseId,
  party,
  newRole,
  onDone,
}: {
  readonly caseId: CaseId
  readonly party: Party | undefined
  /** What a new party most likely is. */
  readonly newRole: PartyRole
  readonly onDone: () => void
}) {
  const services = useServices()
  const text = useText()
  const locale = useLocale()
  const tell = useTell()
  const { fields, dialogs } = text.cases
  const [draft, setDraft] = useState<PartyDraft>(party ?? emptyPartyDraft)
  const [role, setRole] = useState<PartyRole>(party?.role ?? newRole)
  const { saving, failure, save } = useSaving()
  const missing = failure?.kind === 'rule/required'
  const line = (name: 'brand' | 'registration', label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      value={draft[name]}
      autoComplete="off"
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
    />
  )
  const removing = async (known: Party) => {
    const mentions = await mentioned(services, known)
    if (mentions === 0) save(() => removeParty(services, known), onDone)
    else tell.done(dialogs.partyMentioned(formatNumber(mentions, locale)))
  }
  return (
    <DialogForm
      saving={saving}
      failure={missing ? undefined : failure}
      onCancel={onDone}
      onSubmit={() => save(() => saveParty(services, caseId, role, draft, party), onDone)}
      extra={
        party !== undefined && (
          <Button variant="subtle" color="red" onClick={() => void removing(party)}>
            {dialogs.removeParty}
          </Button>
        )
      }
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={fields.legalName}
          required
          withAsterisk
          data-autofocus
          value={draft.name}
          error={missing && text.failures['rule/required'](failure)}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <Select
          label={fields.role}
          allowDeselect={false}
          data={partyRoles.map((one) => ({ value: one, label: text.vocabulary.role[one] }))}
          value={role}
          onChange={(chosen) => setRole(partyRoles.find((one) => one === chosen) ?? role)}
        />
      </SimpleGrid>
      {line('brand', fields.brand)}
      <ContactFields value={draft} onChange={setDraft} />
      {line('registration', fields.registration, fields.registrationHint)}
      <Textarea
        label={fields.note}
        autosize
        minRows={1}
        value={draft.note}
        onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })}
      />
    </DialogForm>
  )
}

const mentioned = async (services: Services, party: Party): Promise<number> =>
  mentionsOf(
    party.id,
    await services.events.ofCase(party.caseId),
    await services.exhibits.ofCase(party.caseId),
  )
