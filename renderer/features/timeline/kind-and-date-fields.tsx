import { Group, Select, TextInput } from '@mantine/core'
import { type DatePrecision, datePrecisions, type EventDraft } from '#shared/core/timeline/event-draft.ts'
import { type EventKind, eventKinds } from '#shared/core/timeline/event.ts'
import { sentenceOf } from '#shared/messages/sentence-of.ts'
import { useText } from '../../i18n/locale.tsx'
import { DateField } from './date-field.tsx'
import type { OpenDraft } from './timeline-store.ts'

interface KindAndDateFieldsProps {
  readonly draft: EventDraft
  readonly faults: OpenDraft['faults']
  readonly onChange: (change: Partial<EventDraft>) => void
}

const isKind = (value: string | null): value is EventKind => eventKinds.some((kind) => kind === value)
const isPrecision = (value: string | null): value is DatePrecision =>
  datePrecisions.some((precision) => precision === value)

/** What kind of event, and when it happened as exactly as the user knows. */
export function KindAndDateFields({ draft, faults, onChange }: KindAndDateFieldsProps) {
  const text = useText()
  const words = text.timeline.form
  const { precision } = draft
  const hint =
    precision === 'about-year'
      ? words.dateHints.year
      : precision === 'about-month'
        ? words.dateHints.month
        : words.dateHints.day
  return (
    <Group align="flex-start" gap="sm" wrap="wrap">
      <Select
        label={words.kind}
        data={eventKinds.map((kind) => ({ value: kind, label: text.vocabulary.event[kind] }))}
        value={draft.kind}
        onChange={(value) => isKind(value) && onChange({ kind: value })}
        allowDeselect={false}
        maxDropdownHeight={320}
        w={170}
      />
      <Select
        label={words.precision}
        data={datePrecisions.map((value) => ({ value, label: words.precisions[value] }))}
        value={precision}
        onChange={(value) => isPrecision(value) && onChange({ precision: value })}
        allowDeselect={false}
        w={190}
      />
      <DateField
        label={precision === 'range' ? words.from : words.on}
        hint={hint}
        value={draft.on}
        fault={faults.on}
        onChange={(on) => onChange({ on })}
        isFirst
      />
      {precision === 'range' && (
        <DateField
          label={words.to}
          hint={hint}
          value={draft.to}
          fault={faults.to}
          onChange={(to) => onChange({ to })}
        />
      )}
      {precision === 'exact' && (
        <TextInput
          label={words.time}
          description={words.timeHint}
          placeholder="14:03"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.time}
          error={faults.time && sentenceOf(faults.time, text)}
          onChange={({ currentTarget }) => onChange({ time: currentTarget.value })}
          w={140}
        />
      )}
    </Group>
  )
}
