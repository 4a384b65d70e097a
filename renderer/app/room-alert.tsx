import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { formatBytes } from '#shared/messages/format.ts'
import { useLocale, useText } from '../i18n/locale.tsx'
import { nearlyFullBytes } from '../data/nearly-full.ts'
import type { LittleRoom } from './disk-watch.ts'

/** The disk has little room, or too little to write: what that means, and what to do. */
export function RoomAlert({ room: { freeBytes, isFull } }: { readonly room: LittleRoom }) {
  const text = useText().app.state.littleRoom
  const locale = useLocale()
  const sizes = [formatBytes(freeBytes, locale), formatBytes(nearlyFullBytes, locale)] as const
  return (
    <Alert
      color={isFull ? 'red' : 'yellow'}
      role="alert"
      mb="md"
      icon={<IconAlertTriangle aria-hidden />}
      title={isFull ? text.fullTitle : text.lowTitle}
    >
      {isFull ? text.full(...sizes) : text.low(...sizes)}
    </Alert>
  )
}
