import { Button, Center, Container, Group, Loader, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import type { Failure } from '#shared/core/failure.ts'
import { ok, type Result } from '#shared/core/result.ts'
import { sentenceOf } from '#shared/messages/sentence-of.ts'
import { useText } from '../i18n/locale.tsx'
import type { SecondFolder } from '../platform/platform.ts'
import type { Services } from '../services.tsx'
import { FolderForgotten } from './folder-forgotten.tsx'
import { FolderRescue } from './folder-rescue.tsx'
import type { Opening } from './open-services.ts'
import { RestoreScreen } from './restore-screen.tsx'

interface Settled {
  readonly attempt: number
  readonly result: Result<Opening, Failure>
}

/** Shows nothing of the program until the records are open, and says plainly why when they cannot be. */
export function StoreGate({
  open,
  folder,
  children,
}: {
  readonly open: () => Promise<Result<Opening, Failure>>
  readonly folder?: SecondFolder
  readonly children: (services: Services) => ReactNode
}) {
  const { app } = useText()
  const [attempt, setAttempt] = useState(0)
  const [settled, setSettled] = useState<Settled | undefined>(undefined)
  const [bug, setBug] = useState<unknown>(undefined)
  useEffect(() => {
    let current = true
    open().then(
      (result) => current && setSettled({ attempt, result }),
      (error: unknown) => current && setBug(error instanceof Error ? error : new Error(String(error))),
    )
    return () => {
      current = false
    }
  }, [open, attempt])

  if (bug !== undefined) throw bug
  if (settled?.attempt !== attempt)
    return (
      <Center mih="60vh" component="output">
        <Stack align="center">
          <Loader aria-hidden />
          <Text>{app.state.opening}</Text>
        </Stack>
      </Center>
    )
  if (settled.result.ok) {
    const opening = settled.result.value
    if (opening.kind === 'services') return children(opening.services)
    const onSettled = (result: Result<Services, Failure>) =>
      setSettled({
        attempt,
        result: result.ok ? ok({ kind: 'services', services: result.value }) : result,
      })
    return <RestoreScreen offer={opening.offer} onSettled={onSettled} />
  }
  const { failure } = settled.result
  const retry = () => setAttempt((before) => before + 1)
  return (
    <StoreClosed failure={failure}>
      {folder && failure.kind === 'folder/forgotten' ? (
        <FolderForgotten folder={folder} onDone={retry} />
      ) : folder ? (
        <FolderRescue folder={folder} failure={failure} onDone={retry} />
      ) : (
        <Button onClick={retry}>{app.state.tryAgain}</Button>
      )}
    </StoreClosed>
  )
}

function StoreClosed({ failure, children }: { readonly failure: Failure; readonly children: ReactNode }) {
  const text = useText()
  const { state } = text.app
  const titles: Partial<Record<Failure['kind'], string>> = {
    'storage/newer-version': state.newerTitle,
    'folder/forgotten': text.folder.forgotten.title,
  }
  return (
    <Container component="main" size="sm" py="xl">
      <Title order={1} mb="sm">
        {titles[failure.kind] ?? state.unavailableTitle}
      </Title>
      <Text mb="md" role="alert">
        {sentenceOf(failure, text)}
      </Text>
      <Group>{children}</Group>
    </Container>
  )
}
