import { ActionIcon, Button, Group, Loader, Paper, Progress, ScrollArea, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconX } from '@tabler/icons-react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { ExhibitId } from '#shared/core/ids.ts'
import { formatBytes } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../../i18n/locale.tsx'
import type { ImportJob } from './import-queue.ts'
import { ImportSummary } from './import-summary.tsx'

interface ImportCardProps {
  readonly job: ImportJob
  readonly onCancel: () => void
  readonly onDismiss: () => void
  readonly onOpenExhibit: (id: ExhibitId) => void
}

/** One import: how far it is, and at the end what became of every file. */
export function ImportCard({ job, onCancel, onDismiss, onOpenExhibit }: ImportCardProps) {
  const text = useText().evidence.import
  const { progress, collected, state } = job
  const total = collected.files.length
  const title = {
    looking: text.looking,
    waiting: text.waiting(total),
    running: text.running(progress?.files.done ?? 0, total),
    stopping: text.stopping,
    done: job.outcome?.cancelled === true ? text.titleCancelled : text.titleDone,
  }[state]

  return (
    <Paper withBorder shadow="lg" p="sm" component="article" aria-label={text.one(job.id)}>
      <Group justify="space-between" wrap="nowrap" gap="xs" mb={4}>
        <Group gap="xs" wrap="nowrap" miw={0}>
          {state === 'done' ? <IconCircleCheck size={18} aria-hidden /> : <Loader size={16} aria-hidden />}
          <Text fw={600} size="sm">
            {title}
          </Text>
        </Group>
        {state === 'done' ? (
          <ActionIcon variant="subtle" color="gray" aria-label={text.dismiss} onClick={onDismiss}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        ) : (
          <Button variant="default" size="compact-sm" onClick={onCancel} disabled={state === 'stopping'}>
            {text.cancel}
          </Button>
        )}
      </Group>
      {state === 'done' ? (
        <ScrollArea.Autosize mah={260} type="auto">
          <ImportSummary job={job} onOpenExhibit={onOpenExhibit} />
        </ScrollArea.Autosize>
      ) : (
        <ImportProgressBar job={job} />
      )}
    </Paper>
  )
}

function ImportProgressBar({ job }: { readonly job: ImportJob }) {
  const text = useText().evidence.import
  const locale = useLocale()
  const { progress } = job
  const share = progress && progress.bytes.total > 0 ? (progress.bytes.done / progress.bytes.total) * 100 : 0
  return (
    <Stack gap={6}>
      <Progress.Root size="md">
        <Progress.Section value={share} aria-label={text.progress} />
      </Progress.Root>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="xs" c="dimmed" truncate miw={0}>
          {progress?.current === undefined ? '' : displayName(progress.current)}
        </Text>
        {progress && (
          <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
            {text.bytes(formatBytes(progress.bytes.done, locale), formatBytes(progress.bytes.total, locale))}
          </Text>
        )}
      </Group>
      {progress?.waitsForRoom && (
        <Text size="sm" component="output">
          {text.waitsForRoom(
            formatBytes(progress.waitsForRoom.neededBytes, locale),
            formatBytes(progress.waitsForRoom.freeBytes ?? 0, locale),
          )}
        </Text>
      )}
    </Stack>
  )
}
