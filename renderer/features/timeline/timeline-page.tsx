import { Button, Group, Text } from '@mantine/core'
import { IconPlus, IconTimelineEvent } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { CaseId, EventId, ExhibitId } from '#shared/core/ids.ts'
import { useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { KeyboardHint } from '../../ui/keyboard-hint.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { EventForm } from './event-form.tsx'
import { EventList } from './event-list.tsx'
import { MoreEvents } from './more-events.tsx'
import {
  focusOn,
  isUnsaved,
  keepWriting,
  showFrom,
  noFilter,
  setFilter,
  throwAway,
  timelineStore,
} from './timeline-store.ts'
import { TimelineToolbar } from './timeline-toolbar.tsx'
import { useEventEditing } from './use-event-editing.ts'
import { useEventInSight } from './use-event-in-sight.ts'
import { useCaseNames, useTimelineEvents } from './use-timeline.ts'

const forgetFocus = () => focusOn(timelineStore, undefined)

interface TimelinePageProps {
  readonly caseId: CaseId
  /** The event to go to. */
  readonly eventId?: EventId
  readonly onOpenExhibit: (id: ExhibitId) => void
}

/** The chronology of a case. */
export function TimelinePage({ caseId, eventId, onOpenExhibit }: TimelinePageProps) {
  const text = useText()
  const words = text.timeline
  const names = useCaseNames(caseId)
  const shown = useTimelineEvents(caseId)
  const events = shown?.events ?? []
  useEventInSight(eventId, shown)
  const editing = useEventEditing(caseId, events)
  const { open } = editing
  const addButton = useRef<HTMLButtonElement>(null)
  const focusNext = useStore(timelineStore, (state) => state.focusNext)
  useEffect(() => {
    if (focusNext !== 'add-button') return
    addButton.current?.focus()
    focusOn(timelineStore, undefined)
  }, [focusNext])
  const filter = useStore(timelineStore, (state) => state.filter)
  const from = useStore(timelineStore, (state) => state.from)
  const asking = useStore(timelineStore, (state) => state.asking)
  const isFiltered = filter.text.trim() !== '' || filter.kinds.length > 0
  const isEmpty = shown !== undefined && events.length === 0
  useWarningBeforeClosing(open !== undefined && isUnsaved(open))
  const form = open && (
    <EventForm
      key={open.editing?.id ?? 'new'}
      {...{ open, names }}
      saving={editing.saving}
      onChange={editing.change}
      onName={editing.nameContact}
      onSave={editing.save}
      onCancel={editing.leave}
    />
  )
  const editedRow = events.some(({ id }) => id === open?.editing?.id) ? open?.editing?.id : undefined
  return (
    <>
      <PageHeader
        title={words.title}
        description={words.description}
        actions={
          <Button ref={addButton} leftSection={<IconPlus size={18} aria-hidden />} onClick={editing.add}>
            {words.add}
          </Button>
        }
      />
      {(isFiltered || !isEmpty) && <TimelineToolbar />}
      {editedRow === undefined && form}
      {isEmpty && isFiltered && (
        <EmptyState
          title={words.nothing.title}
          actions={
            <Button variant="default" onClick={() => setFilter(timelineStore, noFilter)}>
              {words.nothing.clear}
            </Button>
          }
        >
          {words.nothing.body}
        </EmptyState>
      )}
      {isEmpty && !isFiltered && !open && (
        <EmptyState
          title={words.empty.title}
          icon={<IconTimelineEvent size={26} />}
          actions={<Button onClick={editing.add}>{words.empty.addFirst}</Button>}
        >
          {words.empty.body}
        </EmptyState>
      )}
      {events.length > 0 && (
        <>
          <KeyHints />
          {from !== undefined && (
            <Button variant="default" onClick={() => showFrom(timelineStore, undefined)}>
              {words.earlier}
            </Button>
          )}
          <EventList
            {...{ events, names, form, onOpenExhibit }}
            editing={editedRow}
            focusNext={focusNext === 'add-button' ? undefined : focusNext}
            onFocused={forgetFocus}
            onAdd={editing.add}
            onEdit={editing.edit}
            onRemove={editing.remove}
          />
        </>
      )}
      {shown?.more && <MoreEvents key={events.length} />}
      <ConfirmDialog
        opened={asking !== undefined}
        title={words.form.discardTitle}
        confirm={words.form.discard}
        onConfirm={() => throwAway(timelineStore)}
        onCancel={() => keepWriting(timelineStore)}
      >
        {words.form.discardBody}
      </ConfirmDialog>
    </>
  )
}

function KeyHints() {
  const { keys } = useText().timeline
  const hints = [
    [['↑', '↓'], keys.move],
    [['Enter'], keys.edit],
    [['N'], keys.add],
    [['Delete'], keys.remove],
  ] as const
  return (
    <Group gap="md" mb="xs" aria-label={keys.label} role="note" visibleFrom="sm">
      {hints.map(([pressed, does]) => (
        <Group key={does} gap={6} wrap="nowrap">
          <KeyboardHint keys={pressed} />
          <Text size="xs" c="dimmed">
            {does}
          </Text>
        </Group>
      ))}
    </Group>
  )
}

/**
 * A browser asks before a tab with unsaved words is closed. Not in the desktop shell: there the same request would
 * silently keep the window open.
 */
function useWarningBeforeClosing(unsaved: boolean): void {
  const { platform } = useServices()
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    if (unsaved && platform.kind === 'browser') window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved, platform])
}
