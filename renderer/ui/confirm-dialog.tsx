import { Button, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../i18n/locale.tsx'
import { ModalDialog } from './modal-dialog.tsx'

/** Asks before something large goes. The text names what goes; cancelling is the first button. */
export function ConfirmDialog({
  opened,
  title,
  confirm,
  children,
  busy = false,
  onConfirm,
  onCancel,
}: {
  readonly opened: boolean
  readonly title: string
  /** What the deciding button says: "Remove the case", never "OK". */
  readonly confirm: string
  readonly children: ReactNode
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}) {
  const text = useText()
  return (
    <ModalDialog opened={opened} onClose={onCancel} title={title} size="md" centered>
      <Stack>
        <Text component="div">{children}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel} data-autofocus>
            {text.app.cancel}
          </Button>
          <Button color="red" onClick={onConfirm} loading={busy}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </ModalDialog>
  )
}
