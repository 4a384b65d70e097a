import { Button, Center, Container, Loader, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import type { Failure } from '#shared/core/failure.ts'
import type { Result } from '#shared/core/result.ts'
import { sentenceOf } from '#shared/messages/sentence-of.ts'
import { useText } from '../i18n/locale.tsx'
import type { Services } from '../services.tsx'

type State =
  { readonly kind: 'opening' } | { readonly kind: 'settled'; readonly result: Result<Services, Failure> }

/** Shows nothing of the program until the records are open, and says plainly why when they cannot be. */
export function StoreGate({
  open,
  children,
}: {
  readonly open: () => Promise<Result<Services, Failure>>
  readonly children: (services: Services) => ReactNode
}) {
  const { app } = useText()
  const [attempt, setAttempt] = useState(0)
  const [state, setState] = useState<State>({ kind: 'opening' })
  const [bug, setBug] = useState<unknown>(undefined)
  useEffect(() => {
    let current = true
    setState({ kind: 'opening' })
    open().then(
      (result) => current && setState({ kind: 'settled', result }),
      (error: unknown) => current && setBug(error instanceof Error ? error : new Error(String(error))),
    )
    return () => {
      current = false
    }
  }, [open, attempt])

  if (bug !== undefined) throw bug
  if (state.kind === 'opening')
    return (
      <Center mih="60vh" role="status">
        <Stack align="center">
          <Loader aria-hidden />
          <Text>{app.state.opening}</Text>
        </Stack>
      </Center>
    )
  if (state.result.ok) return children(state.result.value)
  return <StoreClosed failure={state.result.failure} onRetry={() => setAttempt((before) => before + 1)} />
}

function StoreClosed({ failure, onRetry }: { readonly failure: Failure; readonly onRetry: () => void }) {
  const text = useText()
  const { state } = text.app
  return (
    <Container component="main" size="sm" py="xl">
      <Title order={1} mb="sm">
        {failure.kind === 'storage/newer-version' ? state.newerTitle : state.unavailableTitle}
      </Title>
      <Text mb="md" role="alert">
        {sentenceOf(failure, text)}
      </Text>
      <Button onClick={onRetry}>{state.tryAgain}</Button>
    </Container>
  )
}
