import { Button, Checkbox, Group, MultiSelect, Paper, Stack, Textarea, Title } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import { asExhibitId, type PartyId } from '#shared/core/ids.ts'
import type { EventDraft } from '#shared/core/timeline/event-draft.ts'
import { formatNumber } from '#shared/messages/format.ts'
import { sentenceOf } from '#shared/messages/sentence-of.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { ImeSafeForm } from '../../ui/ime-safe-form.tsx'
import { KeyboardHint } from '../../ui/keyboard-hint.tsx'
import { KindAndDateFields } from './kind-and-date-fields.tsx'
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
          <Title order={editing ? 3 : 2} size="h3">
            {editing ? words.editTitle : words.newTitle}
          </Title>
          <KindAndDateFields {...{ draft, faults, onChange }} />
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
    `${text.timeline.row.exhibit(formatNumber(number, locale))} · ${displayName(exhibit.title)}`
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
  const field = pressed.target instanceof HTMLElement ? pressed.target : undefined
  if (pressed.key === 'Enter' && (pressed.ctrlKey || pressed.metaKey)) {
    pressed.preventDefault()
    onSave()
  }
  // in a field that offers choices, Enter takes one and never sends the form off
  if (pressed.key === 'Enter' && field?.getAttribute('aria-haspopup') === 'listbox') pressed.preventDefault()
  if (pressed.key === 'Escape' && field?.dataset['expanded'] !== 'true') {
    pressed.preventDefault()
    onCancel()
  }
}
