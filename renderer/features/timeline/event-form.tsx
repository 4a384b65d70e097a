import { Button, Checkbox, Group, MultiSelect, Paper, Select, Stack, Textarea, Title } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { asExhibitId, type PartyId } from '#shared/core/ids.ts'
import type { EventDraft } from '#shared/core/timeline/event-draft.ts'
import { type EventKind, eventKinds } from '#shared/core/timeline/event.ts'
import { formatNumber } from '#shared/messages/format.ts'
import { sentenceOf } from '#shared/messages/sentence-of.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { ImeSafeForm } from '../../ui/ime-safe-form.tsx'
import { KeyboardHint } from '../../ui/keyboard-hint.tsx'
import { EventDateFields } from './event-date-fields.tsx'
import { EventPeopleFields } from './event-people-fields.tsx'
import type { OpenDraft } from './timeline-store.ts'
import classes from './timeline.module.css'
import type { CaseNames, NumberedExhibit } from './use-timeline.ts'

interface EventFormProps {
  readonly open: OpenDraft
  readonly names: CaseNames
  readonly saving: boolean
  readonly onChange: (change: Partial<EventDraft>) => void
  readonly onName: (name: string) => PartyId
  readonly onSave: () => void
  readonly onCancel: () => void
}

/** Adds or changes an event, in its place in the list. Ctrl+Enter saves from every field, Escape leaves. */
export function EventForm({ open, names, saving, onChange, onName, onSave, onCancel }: EventFormProps) {
  const text = useText()
  const words = text.timeline.form
  const { draft, faults, editing } = open
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[data-first]')?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  useEffect(() => {
    if (Object.keys(faults).length > 0)
      box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [faults])
  return (
    <Paper
      ref={box}
      withBorder
      p="md"
      my="xs"
      className={classes['form'] ?? ''}
      onKeyDown={(key) => onFormKey(key, onSave, onCancel)}
    >
      <ImeSafeForm onSubmit={onSave} label={editing ? words.editTitle : words.newTitle}>
        <Stack gap="sm">
          <Title order={3}>{editing ? words.editTitle : words.newTitle}</Title>
          <EventDateFields {...{ draft, faults, onChange }} />
          <Select
            label={words.kind}
            data={eventKinds.map((kind) => ({ value: kind, label: text.vocabulary.event[kind] }))}
            value={draft.kind}
            onChange={(value) => isKind(value) && onChange({ kind: value })}
            allowDeselect={false}
            maxDropdownHeight={320}
            w={220}
          />
          <Textarea
            label={words.text}
            placeholder={words.textPlaceholder}
            required
            autosize
            minRows={2}
            maxRows={12}
            value={draft.text}
            error={faults.text && sentenceOf(faults.text, text)}
            onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
          />
          <EventPeopleFields {...{ open, onChange, onName }} parties={names.parties} />
          <ExhibitsField exhibits={names.exhibits} {...{ draft, onChange }} />
          <Checkbox
            label={words.disputed}
            checked={draft.disputed}
            onChange={({ currentTarget }) => onChange({ disputed: currentTarget.checked })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onCancel}>
              {text.app.cancel}
            </Button>
            <Button type="submit" loading={saving} rightSection={<KeyboardHint keys={['mod', 'Enter']} />}>
              {words.save}
            </Button>
          </Group>
        </Stack>
      </ImeSafeForm>
    </Paper>
  )
}

const isKind = (value: string | null): value is EventKind => eventKinds.some((kind) => kind === value)

interface ExhibitsFieldProps {
  readonly exhibits: readonly NumberedExhibit[]
  readonly draft: EventDraft
  readonly onChange: (change: Partial<EventDraft>) => void
}

function ExhibitsField({ exhibits, draft, onChange }: ExhibitsFieldProps) {
  const text = useText()
  const locale = useLocale()
  const words = text.timeline.form
  const label = ({ number, exhibit }: NumberedExhibit) =>
    `${text.timeline.row.exhibit(formatNumber(number, locale))} · ${exhibit.title}`
  return (
    <MultiSelect
      label={words.exhibits}
      placeholder={draft.exhibitIds.length === 0 ? words.exhibitsPlaceholder : ''}
      description={exhibits.length === 0 ? words.noExhibits : undefined}
      data={exhibits.map((entry) => ({ value: entry.exhibit.id as string, label: label(entry) }))}
      value={[...draft.exhibitIds]}
      onChange={(chosen) => onChange({ exhibitIds: chosen.map(asExhibitId) })}
      searchable
      selectFirstOptionOnChange
      limit={50}
      clearable
      clearButtonProps={{ 'aria-label': words.clearExhibits }}
      hidePickedOptions
      nothingFoundMessage={words.nothingFound}
    />
  )
}

/** While an input method composes, or a list of choices is open, the keys belong to it. */
function onFormKey(pressed: KeyboardEvent<HTMLElement>, onSave: () => void, onCancel: () => void): void {
  if (pressed.nativeEvent.isComposing || pressed.keyCode === 229) return
  if (pressed.key === 'Enter' && (pressed.ctrlKey || pressed.metaKey)) {
    pressed.preventDefault()
    onSave()
  }
  const choosing = pressed.target instanceof HTMLElement && pressed.target.dataset['expanded'] === 'true'
  if (pressed.key === 'Escape' && !choosing) {
    pressed.preventDefault()
    onCancel()
  }
}
