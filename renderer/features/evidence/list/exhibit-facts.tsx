import { Text } from '@mantine/core'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import { dayOf } from '#shared/core/plain-date.ts'
import { formatBytes } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../../i18n/locale.tsx'
import { useServices } from '../../../services.tsx'
import styles from './list.module.css'

/** Size, and the best date the file gives: when it was taken, else when it was last changed. */
export function ExhibitFacts({ original }: { readonly original: Original }) {
  const text = useText().evidence.list
  const locale = useLocale()
  const { clock } = useServices()
  const { takenAt } = original.capture
  const date =
    takenAt === undefined
      ? original.modifiedAt && { day: dayOf(original.modifiedAt, clock.zone()), hint: text.modified }
      : { day: takenAt.slice(0, 10), hint: text.taken }
  return (
    <td className={styles.facts}>
      <Text size="xs">{formatBytes(original.bytes, locale)}</Text>
      {date && (
        <Text size="xs" c="dimmed" title={date.hint}>
          {date.day}
        </Text>
      )}
    </td>
  )
}
