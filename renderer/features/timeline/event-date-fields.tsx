import { ActionIcon, Group, Select, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useRef } from 'react'
import type { RuleFailure } from '#shared/core/failure.ts'
import { type DatePrecision, datePrecisions, type EventDraft } from '#shared/core/timeline/event-draft.ts'
import { dayWithin, readWrittenDate } from '#shared/core/timeline/written-date.ts'
import { formatDate, formatPeriod } from '#shared/messages/format.ts'
import { sentenceOf } from '#shared/messages/sentence-of.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import type { OpenDraft } from './timeline-store.ts'
import classes from './timeline.module.css'

interface EventDateFieldsProps {
  readonly draft: EventDraft
  readonly faults: OpenDraft['faults']
  readonly onChange: (change: Partial<EventDraft>) => void
}

const isPrecision = (value: string | null): value is DatePrecision =>
  datePrecisions.some((precision) => precision === value)

/** When it happened, as exactly as the user knows. */
export function EventDateFields({ draft, faults, onChange }: EventDateFieldsProps) {
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
        label={words.precision}
        data={datePrecisions.map((value) => ({ value, label: words.precisions[value] }))}
        value={precision}
        onChange={(value) => isPrecision(value) && onChange({ precision: value })}
        allowDeselect={false}
        w={220}
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

interface DateFieldProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly fault: RuleFailure | undefined
  readonly onChange: (value: string) => void
  /** Takes the focus when the form opens. */
  readonly isFirst?: boolean
}

/** Takes a date as people write it and says how it was understood; the button opens the system's calendar. */
function DateField({ label, hint, value, fault, onChange, isFirst = false }: DateFieldProps) {
  const text = useText()
  const words = text.timeline.form
  const locale = useLocale()
  const calendar = useRef<HTMLInputElement>(null)
  const written = readWrittenDate(value)
  const day = written && dayWithin(written)
  const understood =
    written &&
    day &&
    (written.day === undefined
      ? formatPeriod(day.slice(0, written.month === undefined ? 4 : 7), locale)
      : formatDate(day, locale))
  return (
    <TextInput
      label={label}
      required
      description={understood && understood !== value ? words.understood(understood) : hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      error={fault && sentenceOf(fault, text)}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data-first={isFirst || undefined}
      w={250}
      rightSectionWidth={40}
      rightSection={
        <>
          <input
            ref={calendar}
            type="date"
            className={classes['native-date']}
            tabIndex={-1}
            aria-hidden
            value={day ?? ''}
            onChange={({ currentTarget }) => onChange(currentTarget.value)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${label}: ${words.pickDay}`}
            onClick={() => calendar.current?.showPicker()}
          >
            <IconCalendar size={18} aria-hidden />
          </ActionIcon>
        </>
      }
    />
  )
}
