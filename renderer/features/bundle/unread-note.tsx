import { Alert, Text } from '@mantine/core'
import { IconTextScan2 } from '@tabler/icons-react'
import { formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useReading } from './use-reading.ts'

/** Pictures whose text is not recognised yet cannot be searched in a bundle that is made now. */
export function UnreadNote() {
  const words = useText().reading
  const locale = useLocale()
  const { left } = useReading()
  if (left === 0) return null
  return (
    <Alert role="note" color="blue" p="xs" icon={<IconTextScan2 size={18} aria-hidden />}>
      <Text size="sm">{words.beforeBundle(formatNumber(left, locale))}</Text>
    </Alert>
  )
}
