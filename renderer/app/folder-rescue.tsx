import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import type { Failure } from '#shared/core/failure.ts'
import { useText } from '../i18n/locale.tsx'
import type { SecondFolder } from '../platform/platform.ts'
import { FailureAlert } from '../ui/failure-alert.tsx'
import { ChooseFolderAgain } from './choose-folder-again.tsx'
import { LeaveFolder } from './leave-folder.tsx'

/** What a person can do: try again; when the folder of the second copy is all that is in the way, allow it or go on without. */
export function FolderRescue({
  folder,
  failure,
  onDone,
}: {
  readonly folder: SecondFolder
  readonly failure: Failure
  readonly onDone: () => void
}) {
  const { app, folder: words } = useText()
  const [refusal, setRefusal] = useState<Failure | undefined>(undefined)
  const [bug, setBug] = useState<unknown>(undefined)
  // the error boundary tells of it
  if (bug !== undefined) throw bug
  const isAhead = failure.kind === 'folder/ahead'
  const reason = isAhead ? failure.reason : failure.kind
  const isOfFolder = isAhead || failure.kind.startsWith('vault/')
  const isToBeAllowed = reason === 'not-allowed' || reason === 'vault/not-allowed'
  // the tab that has it is at work with it
  const isElsewhere = reason === 'in-other-window' || reason === 'vault/in-other-window'
  const allow = async () => {
    const allowed = await folder.allow()
    if (allowed.ok) onDone()
    else setRefusal(allowed.failure)
  }
  const leave = (
    <LeaveFolder
      {...(isAhead && { body: words.leaveAhead })}
      onLeave={() => void folder.forget().then(onDone, setBug)}
    />
  )
  if (reason === 'forgotten')
    return (
      <ChooseFolderAgain folder={folder} mustHold={folder.sharedHead()} onDone={onDone}>
        {leave}
      </ChooseFolderAgain>
    )
  return (
    <Stack>
      <Group>
        {isToBeAllowed && <Button onClick={() => void allow().catch(setBug)}>{words.allow}</Button>}
        <Button variant={isToBeAllowed ? 'default' : 'filled'} onClick={onDone}>
          {app.state.tryAgain}
        </Button>
        {isOfFolder && !isElsewhere && leave}
      </Group>
      <FailureAlert failure={refusal} />
    </Stack>
  )
}
