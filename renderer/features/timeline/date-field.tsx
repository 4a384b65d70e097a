import { ActionIcon, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useRef } from 'react'
import type { RuleFailure } from '#shared/core/failure.ts'
import { dayWithin, readWrittenDate } from '#shared/core/timeline/written-date.ts'
import { formatDate, formatPeriod } from '#shared/messages/format.ts'
import { sentenceOf } from '#shared/messages/sentence-of.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import classes from './timeline.module.css'

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
export function DateField({ label, hint, value, fault, onChange, isFirst = false }: DateFieldProps) {
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
