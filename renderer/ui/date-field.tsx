import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useRef } from 'react'
import { readWrittenDay } from '#shared/core/timeline/written-day.ts'
import { useText } from '../i18n/locale.tsx'

/**
 * A day, written in any usual way (`2025-05-10`, `2025年5月10日`, `10 May 2025`) or picked in the system's calendar.
 * The browser's own date field would follow the browser's language instead of the program's; here only its calendar
 * is borrowed. On leaving the field a day that is understood is rewritten as `2025-05-10`.
 */
export function DateField({
  label,
  value,
  onChange,
  ...rest
}: Omit<TextInputProps, 'onChange' | 'value' | 'label'> & {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { date } = useText().app
  const calendar = useRef<HTMLInputElement>(null)
  const day = readWrittenDay(value)
  return (
    <TextInput
      {...rest}
      label={label}
      value={value}
      placeholder={date.hint}
      inputMode="numeric"
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => {
        if (day !== undefined && day !== value) onChange(day)
      }}
      rightSection={
        <>
          <input
            ref={calendar}
            type="date"
            tabIndex={-1}
            aria-hidden
            value={day ?? ''}
            onChange={(event) => onChange(event.currentTarget.value)}
            style={{
              position: 'absolute',
              insetInlineEnd: 0,
              insetBlockEnd: 0,
              width: 0,
              height: 0,
              opacity: 0,
            }}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={date.openCalendar(label)}
            onClick={() => calendar.current?.showPicker()}
          >
            <IconCalendar size={18} aria-hidden />
          </ActionIcon>
        </>
      }
    />
  )
}
