import { Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { EventId, ExhibitId } from '#shared/core/ids.ts'
import { groupByMonth } from '#shared/core/timeline/chronology.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'
import { formatPeriod } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { EventRow } from './event-row.tsx'
import { eventIdAt, onRowKey, rowOfEvent } from './row-keys.ts'
import classes from './timeline.module.css'
import type { CaseNames } from './use-timeline.ts'

export interface EventListProps {
  readonly events: readonly CaseEvent[]
  readonly names: CaseNames
  /** The event that is being changed: `form` stands in its place. */
  readonly editing: EventId | undefined
  readonly form: ReactNode
  /** The event that takes the focus as soon as it is there. */
  readonly focusNext: EventId | undefined
  readonly onFocused: () => void
  readonly onAdd: () => void
  readonly onEdit: (event: CaseEvent) => void
  readonly onRemove: (event: CaseEvent) => void
  readonly onOpenExhibit: (id: ExhibitId) => void
}

/** Headings by month, and events that the arrows move between; the keys are in row-keys.ts. */
export function EventList(props: EventListProps) {
  const { events, names, editing, form, focusNext, onFocused, onAdd, onEdit, onRemove, onOpenExhibit } = props
  const text = useText()
  const locale = useLocale()
  const list = useRef<HTMLElement>(null)
  const [touched, setTouched] = useState<string>()
  const current = events.some(({ id }) => id === touched) ? touched : events[0]?.id
  useEffect(() => {
    const row = list.current && focusNext && rowOfEvent(list.current, focusNext)
    if (!row) return
    onFocused()
    row.focus()
    row.scrollIntoView({ block: 'nearest' })
  })
  useEffect(() => {
    const element = list.current
    if (!element) return undefined
    const onKey = (pressed: KeyboardEvent) => onRowKey(pressed, element, { events, onAdd, onEdit, onRemove })
    const onFocus = ({ target }: FocusEvent) => setTouched(eventIdAt(target))
    element.addEventListener('keydown', onKey)
    element.addEventListener('focusin', onFocus)
    return () => {
      element.removeEventListener('keydown', onKey)
      element.removeEventListener('focusin', onFocus)
    }
  }, [events, onAdd, onEdit, onRemove])
  return (
    <section ref={list} aria-label={text.timeline.list}>
      {groupByMonth(events).map(({ period, events: inMonth }) => (
        <section key={`${period} ${inMonth[0]?.id ?? ''}`} className={classes['group']}>
          <Title order={2} className={classes['heading'] ?? ''}>
            {formatPeriod(period, locale)}
          </Title>
          <ol className={classes['events']}>
            {inMonth.map((event) =>
              editing === event.id ? (
                <li key={event.id}>{form}</li>
              ) : (
                <li key={event.id} className={classes['event']}>
                  <EventRow
                    {...{ event, names, onEdit, onRemove, onOpenExhibit }}
                    isCurrent={event.id === current}
                  />
                </li>
              ),
            )}
          </ol>
        </section>
      ))}
    </section>
  )
}
