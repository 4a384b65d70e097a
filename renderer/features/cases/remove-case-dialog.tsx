import { List, Text } from '@mantine/core'
import type { WholeCase } from '#shared/core/journal/removal.ts'
import { formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'

/** Names what would go with a case, before it goes. */
export function RemoveCaseDialog({
  whole,
  busy,
  onConfirm,
  onCancel,
}: {
  readonly whole: WholeCase | undefined
  readonly busy: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}) {
  const { remove } = useText().cases
  const locale = useLocale()
  const counts = whole
    ? ([
        [remove.exhibits, whole.exhibits],
        [remove.events, whole.events],
        [remove.entries, whole.entries],
        [remove.parties, whole.parties],
        [remove.exports, whole.exports],
      ] as const)
    : []
  return (
    <ConfirmDialog
      opened={whole !== undefined}
      title={remove.title}
      confirm={remove.confirm}
      busy={busy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <Text mb="xs">{remove.lead(whole?.case.title ?? '')}</Text>
      <List mb="xs">
        {counts
          .filter(([, items]) => items.length > 0)
          .map(([sentence, items]) => (
            <List.Item key={sentence('')}>{sentence(formatNumber(items.length, locale))}</List.Item>
          ))}
      </List>
      <Text c="dimmed">{remove.undoable}</Text>
    </ConfirmDialog>
  )
}
