import { ActionIcon, Badge, Group, Stack, Text, Tooltip } from '@mantine/core'
import { IconMessage2Exclamation, IconPaperclip, IconPencil, IconTrash } from '@tabler/icons-react'
import { memo } from 'react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { ExhibitId } from '#shared/core/ids.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'
import { formatEventDate, formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { EventKindMark } from './event-kind-mark.tsx'
import classes from './timeline.module.css'
import type { CaseNames } from './use-timeline.ts'

interface EventRowProps {
  readonly event: CaseEvent
  readonly names: Pick<CaseNames, 'partyById' | 'exhibitById'>
  readonly onEdit: (event: CaseEvent) => void
  readonly onRemove: (event: CaseEvent) => void
  readonly onOpenExhibit: (id: ExhibitId) => void
  /** The one row that Tab reaches; the arrows go to the others. */
  readonly isCurrent: boolean
}

/** One event: when, what, who, whose words, and the exhibits that prove it. */
export const EventRow = memo(function EventRow(props: EventRowProps) {
  const { event, names, onEdit, onRemove, isCurrent } = props
  const tabIndex = isCurrent ? 0 : -1
  const text = useText()
  const locale = useLocale()
  const words = text.timeline.row
  const nameOf = (id: CaseEvent['partyIds'][number]) => names.partyById.get(id)?.name ?? words.unknownPerson
  const kind = text.vocabulary.event[event.kind]
  const date = formatEventDate(event.date, locale)
  return (
    <article
      className={classes['row']}
      data-event={event.id}
      tabIndex={tabIndex}
      aria-label={words.label(date, kind, event.text)}
    >
      <Text size="sm" className={classes['date']}>
        {date}
      </Text>
      <div className={classes['line']}>
        <EventKindMark kind={event.kind} />
      </div>
      <Stack gap={6} className={classes['body'] ?? ''}>
        <Group gap={6}>
          <Badge variant="default" tt="none">
            {kind}
          </Badge>
          {event.disputed && (
            <Badge
              variant="default"
              tt="none"
              title={words.disputedHint}
              leftSection={<IconMessage2Exclamation size={13} className={classes['disputed']} aria-hidden />}
            >
              {words.disputed}
            </Badge>
          )}
          {event.partyIds.length > 0 && (
            <Text size="sm" c="dimmed">
              {words.people} {event.partyIds.map(nameOf).join(locale === 'en' ? ', ' : '、')}
            </Text>
          )}
        </Group>
        <Text className={classes['text']}>{event.text}</Text>
        {event.statement && (
          <blockquote className={classes['words']}>
            <Text size="sm" c="dimmed">
              {words.said(nameOf(event.statement.by))}
            </Text>
            <Text className={classes['text']}>{event.statement.words}</Text>
          </blockquote>
        )}
        <LinkedExhibits {...props} />
      </Stack>
      <Group gap={4} wrap="nowrap" align="flex-start" className={classes['actions'] ?? ''}>
        <ActionIcon
          variant="subtle"
          color="gray"
          tabIndex={tabIndex}
          aria-label={words.edit(event.text)}
          onClick={() => onEdit(event)}
        >
          <IconPencil size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          tabIndex={tabIndex}
          aria-label={words.remove(event.text)}
          onClick={() => onRemove(event)}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Group>
    </article>
  )
})

function LinkedExhibits({ event, names, onOpenExhibit, isCurrent }: EventRowProps) {
  const text = useText()
  const locale = useLocale()
  const words = text.timeline.row
  const linked = event.exhibitIds.flatMap((id) => names.exhibitById.get(id) ?? [])
  if (linked.length === 0) return null
  return (
    <Group gap={6}>
      {linked.map(({ number, exhibit }) => (
        <Tooltip
          key={exhibit.id}
          label={words.openExhibit(formatNumber(number, locale), displayName(exhibit.title))}
        >
          <Badge
            component="button"
            type="button"
            tabIndex={isCurrent ? 0 : -1}
            variant="light"
            size="lg"
            className={classes['exhibit'] ?? ''}
            leftSection={<IconPaperclip size={14} aria-hidden />}
            aria-label={words.openExhibit(formatNumber(number, locale), displayName(exhibit.title))}
            onClick={() => onOpenExhibit(exhibit.id)}
          >
            {words.exhibit(formatNumber(number, locale))} · {displayName(exhibit.title)}
          </Badge>
        </Tooltip>
      ))}
    </Group>
  )
}
