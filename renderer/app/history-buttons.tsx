import { ActionIcon, Group, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useText } from '../i18n/locale.tsx'
import type { HistoryDoor } from './use-history.ts'

/** Undo and redo; each says what it would take back or repeat. */
export function HistoryButtons({ history }: { readonly history: HistoryDoor }) {
  const { history: words } = useText().app
  const { undoable, redoable } = history
  const undoLabel = undoable === undefined ? words.undo : words.undoOf(undoable)
  const redoLabel = redoable === undefined ? words.redo : words.redoOf(redoable)
  return (
    <Group gap={4} wrap="nowrap">
      <Tooltip label={undoLabel}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className="quiet-when-disabled"
          aria-label={undoLabel}
          disabled={undoable === undefined}
          onClick={history.undo}
        >
          <IconArrowBackUp size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoLabel}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className="quiet-when-disabled"
          aria-label={redoLabel}
          disabled={redoable === undefined}
          onClick={history.redo}
        >
          <IconArrowForwardUp size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}
