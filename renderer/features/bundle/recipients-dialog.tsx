import { ActionIcon, Autocomplete, Group, List, Select, SimpleGrid, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import { handoverChannels } from '#shared/core/evidence/bundle-recipient.ts'
import { readRecipient, type RecipientDraft } from '#shared/core/evidence/recipient-draft.ts'
import type { RuleFailure } from '#shared/core/failure.ts'
import { dayOf } from '#shared/core/plain-date.ts'
import { formatDate } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { ModalDialog } from '../../ui/modal-dialog.tsx'
import { useRuleSentence } from '../../ui/use-rule-sentence.ts'
import { useSaving } from '../../ui/use-saving.ts'
import { bundleStore } from './bundle-store.ts'
import { saveRecipients } from './recipient-actions.ts'

interface RecipientsDialogProps {
  /** The export whose recipients are noted; absent: closed. */
  readonly made: BundleExport | undefined
  /** Names that were noted before. */
  readonly known: readonly string[]
  readonly onClose: () => void
}

/** Who received a bundle: those noted, and one more. */
export function RecipientsDialog({ made, known, onClose }: RecipientsDialogProps) {
  const words = useText().handover.recipients
  return (
    <ModalDialog opened={made !== undefined} onClose={onClose} title={words.title}>
      {made && <Recipients key={made.id} made={made} known={known} onClose={onClose} />}
    </ModalDialog>
  )
}

function Recipients({ made, known, onClose }: RecipientsDialogProps & { readonly made: BundleExport }) {
  const services = useServices()
  const text = useText()
  const locale = useLocale()
  const words = text.handover.recipients
  const [draft, setDraft] = useState<RecipientDraft>({
    name: '',
    on: dayOf(services.clock.now(), services.clock.zone()),
    channel: 'email',
  })
  const [issues, setIssues] = useState<readonly RuleFailure[]>([])
  const errorOf = useRuleSentence(issues)
  const { saving, failure, save } = useSaving()
  const noted = made.recipients ?? []
  const change = (part: Partial<RecipientDraft>) => setDraft((before) => ({ ...before, ...part }))
  const submit = () => {
    const read = readRecipient(draft)
    setIssues(read.ok ? [] : read.failure)
    if (read.ok) save(() => saveRecipients(services, bundleStore, made, [...noted, read.value]), onClose)
  }
  const remove = (index: number) =>
    save(
      () => saveRecipients(services, bundleStore, made, noted.toSpliced(index, 1)),
      () => undefined,
    )
  return (
    <DialogForm saving={saving} failure={failure} onSubmit={submit} onCancel={onClose}>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {made.fileName}
      </Text>
      {noted.length === 0 && <Text size="sm">{words.none}</Text>}
      {noted.length > 0 && (
        <List listStyleType="none" spacing={4}>
          {noted.map(({ name, on, channel }, index) => (
            <List.Item key={`${index} ${name}`}>
              <Group gap="xs" wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={words.remove(name)}
                  onClick={() => remove(index)}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
                <Text size="sm">{words.entry(name, formatDate(on, locale), words.channels[channel])}</Text>
              </Group>
            </List.Item>
          ))}
        </List>
      )}
      <Autocomplete
        label={words.name}
        placeholder={words.nameHint}
        data={[...known]}
        value={draft.name}
        error={errorOf('name')}
        onChange={(name) => change({ name })}
        autoComplete="off"
        data-autofocus
        required
        withAsterisk
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <DateField
          label={words.on}
          value={draft.on}
          error={errorOf('on')}
          onChange={(on) => change({ on })}
          required
          withAsterisk
        />
        <Select
          label={words.channel}
          data={handoverChannels.map((value) => ({ value, label: words.channels[value] }))}
          value={draft.channel}
          onChange={(value) => change({ channel: handoverChannels.find((one) => one === value) ?? 'other' })}
          allowDeselect={false}
        />
      </SimpleGrid>
    </DialogForm>
  )
}
