import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Failure } from '#shared/core/failure.ts'
import { useText } from '../i18n/locale.tsx'
import type { SecondFolder } from '../platform/platform.ts'
import { LeaveFolder } from './leave-folder.tsx'

/** What a person can do when the folder of the second copy is all that is in the way: allow it again, or go on without. */
export function FolderRescue({
  folder,
  failure,
  onDone,
}: {
  readonly folder: SecondFolder
  readonly failure: Failure
  readonly onDone: () => void
}) {
  const words = useText().folder
  const [bug, setBug] = useState<unknown>(undefined)
  // the error boundary tells of it
  if (bug !== undefined) throw bug
  const after = (work: Promise<unknown>) => void work.then(onDone, setBug)
  const isAhead = failure.kind === 'folder/ahead'
  const reason = isAhead ? failure.reason : failure.kind
  if (!isAhead && !failure.kind.startsWith('vault/')) return null
  // the tab that has it is at work with it
  if (reason === 'in-other-window' || reason === 'vault/in-other-window') return null
  return (
    <>
      {(reason === 'not-allowed' || reason === 'vault/not-allowed') && (
        <Button variant="default" onClick={() => after(folder.allow())}>
          {words.allow}
        </Button>
      )}
      <LeaveFolder {...(isAhead && { body: words.leaveAhead })} onLeave={() => after(folder.forget())} />
    </>
  )
}
