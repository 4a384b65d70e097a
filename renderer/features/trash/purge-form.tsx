import { List, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { TrashItem } from '#shared/core/ports.ts'
import type { PurgeOutlook } from '#shared/core/trash/purge.ts'
import { removalOf } from '#shared/core/trash/trash.ts'
import { recordName } from '#shared/messages/custody-sentence.ts'
import { formatBytes } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { useSaving } from '../../ui/use-saving.ts'
import { isConfirmed, purge } from './trash-actions.ts'

/** Says what goes, what stays and why; it takes a typed word to go on. */
export function PurgeForm({
  items,
  outlook,
  onDone,
  onCancel,
}: {
  readonly items: readonly TrashItem[]
  readonly outlook: PurgeOutlook
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const { purge: text } = useText().trash
  const services = useServices()
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [isMistyped, setMistyped] = useState(false)
  const { saving, failure, save } = useSaving()
  const submit = () => {
    setMistyped(!isConfirmed(typed, text.word))
    if (isConfirmed(typed, text.word)) save(() => purge(services, items, reason), onDone)
  }
  return (
    <DialogForm
      saving={saving}
      failure={failure}
      submit={text.confirm}
      isGrave
      onCancel={onCancel}
      onSubmit={submit}
    >
      <Consequences items={items} outlook={outlook} />
      <TextInput
        label={text.reason}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={text.type(text.word)}
        value={typed}
        data-autofocus
        autoComplete="off"
        error={isMistyped ? text.mistyped(text.word) : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </DialogForm>
  )
}

function Consequences({
  items,
  outlook,
}: {
  readonly items: readonly TrashItem[]
  readonly outlook: PurgeOutlook
}) {
  const { trash, custody } = useText()
  const { purge: text } = trash
  const locale = useLocale()
  const { records, originals, bytes, shared } = outlook
  const [only, ...others] = items
  const nameOf = (item: TrashItem) =>
    custody.named(trash.entity[item.entity], recordName(removalOf(item), locale))
  return (
    <Stack gap="xs">
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {only && others.length === 0 ? text.one(nameOf(only)) : text.all(items.length)}
      </Text>
      <List size="sm" spacing={4}>
        {records > items.length && <List.Item>{text.records(records)}</List.Item>}
        {originals > 0 && <List.Item>{text.originals(originals, formatBytes(bytes, locale))}</List.Item>}
        {shared > 0 && <List.Item>{text.shared(shared)}</List.Item>}
        <List.Item>{text.undo}</List.Item>
        <List.Item>{text.stays}</List.Item>
        <List.Item>{text.beyond}</List.Item>
      </List>
    </Stack>
  )
}
