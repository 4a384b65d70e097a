import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Failure } from '#shared/core/failure.ts'
import { useText } from '../i18n/locale.tsx'
import type { SecondFolder } from '../platform/platform.ts'
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
  const [bug, setBug] = useState<unknown>(undefined)
  // the error boundary tells of it
  if (bug !== undefined) throw bug
  const after = (work: Promise<unknown>) => void work.then(onDone, setBug)
  const isAhead = failure.kind === 'folder/ahead'
  const reason = isAhead ? failure.reason : failure.kind
  const isOfFolder = isAhead || failure.kind.startsWith('vault/')
  const isToBeAllowed = reason === 'not-allowed' || reason === 'vault/not-allowed'
  // the tab that has it is at work with it
  const isElsewhere = reason === 'in-other-window' || reason === 'vault/in-other-window'
  if (reason === 'forgotten')
    return (
      <ChooseFolderAgain folder={folder} mustHold={folder.sharedHead()} onDone={onDone}>
        <LeaveFolder body={words.leaveAhead} onLeave={() => after(folder.forget())} />
      </ChooseFolderAgain>
    )
  return (
    <>
      {isToBeAllowed && <Button onClick={() => after(folder.allow())}>{words.allow}</Button>}
      <Button variant={isToBeAllowed ? 'default' : 'filled'} onClick={onDone}>
        {app.state.tryAgain}
      </Button>
      {isOfFolder && !isElsewhere && (
        <LeaveFolder {...(isAhead && { body: words.leaveAhead })} onLeave={() => after(folder.forget())} />
      )}
    </>
  )
}
