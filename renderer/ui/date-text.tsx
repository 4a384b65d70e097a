import { Text, type TextProps } from '@mantine/core'
import type { EventDate } from '#shared/core/timeline/event.ts'
import type { PlainDate } from '#shared/core/plain-date.ts'
import { formatDate, formatEventDate } from '#shared/messages/format.ts'
import { useLocale } from '../i18n/locale.tsx'

/** A day, or an event's date as exactly as it is known. */
export function DateText({ date, ...rest }: { readonly date: PlainDate | EventDate } & TextProps) {
  const locale = useLocale()
  const shown = typeof date === 'string' ? formatDate(date, locale) : formatEventDate(date, locale)
  return (
    <Text component="span" style={{ fontVariantNumeric: 'tabular-nums' }} {...rest}>
      {shown}
    </Text>
  )
}
