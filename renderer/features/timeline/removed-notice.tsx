import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { useTell } from '../../ui/use-tell.ts'

/** Says that an event is gone, with the way back beside it. */
export function useRemovedNotice() {
  const { door } = useServices()
  const text = useText()
  const tell = useTell()
  return () => {
    const undo = async () => {
      notifications.hide(id)
      const undone = await door.undo()
      if (!undone.ok) tell.failure(undone.failure)
    }
    const id = notifications.show({
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{text.timeline.done.removed}</Text>
          <Button size="compact-sm" variant="light" onClick={() => void undo()}>
            {text.timeline.done.undo}
          </Button>
        </Group>
      ),
      role: 'status',
      autoClose: 10_000,
      closeButtonProps: { 'aria-label': text.app.close },
    })
  }
}
