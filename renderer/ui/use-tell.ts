import { notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import type { Failure } from '#shared/core/failure.ts'
import { sentenceOf } from '#shared/messages/sentence-of.ts'
import { useText } from '../i18n/locale.tsx'

/** Short messages that pass by: what was done, or why it was not. Failures stay until they are put away. */
export function useTell() {
  const text = useText()
  return useMemo(
    () => ({
      done: (message: string) =>
        notifications.show({ message, role: 'status', closeButtonProps: { 'aria-label': text.app.close } }),
      failure: (failure: Failure) =>
        notifications.show({
          message: sentenceOf(failure, text),
          color: 'red',
          autoClose: false,
          role: 'alert',
          closeButtonProps: { 'aria-label': text.app.close },
        }),
    }),
    [text],
  )
}
