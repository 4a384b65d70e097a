import { ActionIcon, Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconLink, IconUnlink } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { EventId } from '#shared/core/ids.ts'
import type { Tell } from '#shared/core/ports.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'
import { useText } from '../../../i18n/locale.tsx'
import { useServices, useWatched } from '../../../services.tsx'
import { DateText } from '../../../ui/date-text.tsx'
import { useTell } from '../../../ui/use-tell.ts'
import { type Done, linkExhibits, unlinkExhibit } from '../evidence-actions.ts'
import { LinkDialog } from '../link-dialog.tsx'

/** The events that this exhibit proves. */
export function LinkedEvents({
  exhibit,
  onOpenEvent,
}: {
  readonly exhibit: Exhibit
  readonly onOpenEvent: (id: EventId) => void
}) {
  const text = useText().evidence.linked
  const services = useServices()
  const { events } = services
  const tell = useTell()
  const [isLinking, setLinking] = useState(false)
  const linked = useWatched(
    useCallback(
      (told: Tell<readonly CaseEvent[]>) => events.watchLinkedTo(exhibit.id, told),
      [events, exhibit.id],
    ),
  )
  const run = async (doing: Promise<Done>) => {
    const done = await doing
    if (!done.ok) tell.failure(done.failure)
  }
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="linked-events-title">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="linked-events-title">
          {text.title}
        </Title>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconLink size={14} aria-hidden />}
          onClick={() => setLinking(true)}
        >
          {text.add}
        </Button>
      </Group>
      {linked?.length === 0 && (
        <Text size="sm" c="dimmed">
          {text.none}
        </Text>
      )}
      <Stack gap={6} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {linked?.map((event) => (
          <Group
            key={event.id}
            component="li"
            wrap="nowrap"
            justify="space-between"
            align="flex-start"
            gap="xs"
          >
            <div style={{ minWidth: 0 }}>
              <DateText date={event.date} size="xs" c="dimmed" />
              <Anchor
                component="button"
                type="button"
                ta="start"
                size="sm"
                display="block"
                onClick={() => onOpenEvent(event.id)}
              >
                {event.text}
              </Anchor>
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={text.unlink(event.text)}
              onClick={() => void run(unlinkExhibit(services, event.id, exhibit.id))}
            >
              <IconUnlink size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
      <LinkDialog
        caseId={exhibit.caseId}
        ids={isLinking ? [exhibit.id] : undefined}
        onLink={(chosen, ids) => {
          setLinking(false)
          void run(linkExhibits(services, chosen, ids))
        }}
        onClose={() => setLinking(false)}
      />
    </Paper>
  )
}
