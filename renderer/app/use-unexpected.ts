import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { useText } from '../i18n/locale.tsx'

/**
 * Bugs outside of rendering (a rejected promise in an action) reach no error boundary: without this a button would
 * just do nothing.
 */
export function useUnexpected() {
  const { app } = useText()
  useEffect(() => {
    const tell = (reason: unknown) =>
      notifications.show({
        id: 'unexpected',
        color: 'red',
        autoClose: false,
        role: 'alert',
        message: app.unexpected(reason instanceof Error ? reason.message : String(reason)),
        closeButtonProps: { 'aria-label': app.close },
      })
    const onRejection = (event: PromiseRejectionEvent) => tell(event.reason)
    const onError = (event: ErrorEvent) => {
      // not an error of ours: browsers report skipped resize notifications this way, without an error object
      if (event.error !== null && event.error !== undefined) tell(event.error)
    }
    window.addEventListener('unhandledrejection', onRejection)
    window.addEventListener('error', onError)
    return () => {
      window.removeEventListener('unhandledrejection', onRejection)
      window.removeEventListener('error', onError)
    }
  }, [app])
}
