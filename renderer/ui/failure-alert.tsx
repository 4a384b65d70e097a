import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Failure } from '#shared/core/failure.ts'
import { sentenceOf } from '#shared/messages/sentence-of.ts'
import { useText } from '../i18n/locale.tsx'

/** What went wrong, in a sentence, where it went wrong. */
export function FailureAlert({
  failure,
  title,
}: {
  readonly failure: Failure | undefined
  readonly title?: string
}) {
  const text = useText()
  if (failure === undefined) return null
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      {...(title === undefined ? {} : { title })}
    >
      {sentenceOf(failure, text)}
    </Alert>
  )
}
