import { Button, Checkbox, Group, ScrollArea, Stack, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import type { CaseId, EventId, ExhibitId } from '#shared/core/ids.ts'
import type { EventPage, Tell } from '#shared/core/ports.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'
import { formatEventDate } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices, useWatched } from '../../services.tsx'
import { ModalDialog } from '../../ui/modal-dialog.tsx'

/** Events offered at once; a long chronology is searched. */
const offered = 50

/** Chooses the events that some exhibits prove. */
export function LinkDialog({
  caseId,
  ids,
  onLink,
  onClose,
}: {
  readonly caseId: CaseId
  /** The exhibits to link; `undefined` keeps the dialog closed. */
  readonly ids: readonly ExhibitId[] | undefined
  readonly onLink: (events: readonly EventId[], ids: readonly ExhibitId[]) => void
  readonly onClose: () => void
}) {
  const text = useText().evidence.link
  return (
    <ModalDialog opened={ids !== undefined} onClose={onClose} title={text.title(ids?.length ?? 0)}>
      {ids !== undefined && (
        <EventChoice caseId={caseId} ids={ids} onLink={(events) => onLink(events, ids)} onClose={onClose} />
      )}
    </ModalDialog>
  )
}

function EventChoice({
  caseId,
  ids,
  onLink,
  onClose,
}: {
  readonly caseId: CaseId
  readonly ids: readonly ExhibitId[]
  readonly onLink: (events: readonly EventId[]) => void
  readonly onClose: () => void
}) {
  const words = useText()
  const text = words.evidence.link
  const { events } = useServices()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<readonly EventId[]>([])
  const page = useWatched(
    useCallback(
      (tell: Tell<EventPage>) =>
        events.watchPage({ caseId, limit: offered, ...(search.trim() && { text: search.trim() }) }, tell),
      [events, caseId, search],
    ),
  )
  return (
    <Stack>
      <TextInput
        type="search"
        label={text.search}
        value={search}
        data-autofocus
        leftSection={<IconSearch size={16} aria-hidden />}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ScrollArea.Autosize mah={360} type="auto">
        <Checkbox.Group value={[...chosen]} onChange={(value) => setChosen(value)} label={text.events}>
          <Stack gap="xs" mt="xs">
            {page?.events.map((event) => (
              <EventBox key={event.id} event={event} ids={ids} />
            ))}
          </Stack>
        </Checkbox.Group>
        {page?.events.length === 0 && (
          <Text c="dimmed" size="sm" mt="xs">
            {search.trim() === '' ? text.noEvents : text.noneFound}
          </Text>
        )}
        {page?.next !== undefined && (
          <Text c="dimmed" size="sm" mt="xs">
            {text.more(offered)}
          </Text>
        )}
      </ScrollArea.Autosize>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {words.app.cancel}
        </Button>
        <Button disabled={chosen.length === 0} onClick={() => onLink(chosen)}>
          {text.confirm(chosen.length)}
        </Button>
      </Group>
    </Stack>
  )
}

function EventBox({ event, ids }: { readonly event: CaseEvent; readonly ids: readonly ExhibitId[] }) {
  const text = useText().evidence.link
  const locale = useLocale()
  const isLinked = ids.every((id) => event.exhibitIds.includes(id))
  return (
    <Checkbox
      value={event.id}
      disabled={isLinked}
      label={`${formatEventDate(event.date, locale)} · ${event.text}`}
      description={isLinked ? text.already : undefined}
    />
  )
}
