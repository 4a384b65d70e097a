import { Box, Button, Group, Text } from '@mantine/core'
import { IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Passage } from '#shared/core/evidence/passage.ts'
import { formatDuration } from '#shared/messages/format.ts'
import { useText } from '../../../i18n/locale.tsx'
import { Tool } from '../viewers/tool.tsx'

/** One passage: when, who, what; a click on the time plays it. */
export function PassageRow({
  passage: { fromMs, toMs, text: said, speaker },
  onPlay,
  onEdit,
  onRemove,
}: {
  readonly passage: Passage
  readonly onPlay: () => void
  readonly onEdit: () => void
  readonly onRemove: () => void
}) {
  const text = useText().material.passages
  const from = formatDuration(fromMs)
  return (
    <Group wrap="nowrap" align="flex-start" gap="sm">
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlayerPlay size={14} aria-hidden />}
        aria-label={text.play(from)}
        onClick={onPlay}
      >
        {text.range(from, formatDuration(toMs))}
      </Button>
      <Box flex={1} miw={0}>
        {speaker !== undefined && (
          <Text size="xs" c="dimmed">
            {displayName(speaker)}
          </Text>
        )}
        <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {said}
        </Text>
      </Box>
      <Tool label={text.edit(from)} onClick={onEdit} Icon={IconPencil} />
      <Tool label={text.remove(from)} onClick={onRemove} Icon={IconTrash} />
    </Group>
  )
}
