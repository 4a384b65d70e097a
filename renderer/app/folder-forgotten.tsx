import { Button } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../i18n/locale.tsx'
import type { SecondFolder } from '../platform/platform.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { ChooseFolderAgain } from './choose-folder-again.tsx'

/** The browser lost the records and where their second copy is: the folder is chosen again, or nothing of it comes back. */
export function FolderForgotten({
  folder,
  onDone,
}: {
  readonly folder: SecondFolder
  readonly onDone: () => void
}) {
  const words = useText().folder.forgotten
  const [isAsking, setAsking] = useState(false)
  const [bug, setBug] = useState<unknown>(undefined)
  // the error boundary tells of it
  if (bug !== undefined) throw bug
  return (
    <ChooseFolderAgain folder={folder} onDone={onDone}>
      <Button variant="default" onClick={() => setAsking(true)}>
        {words.anew}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title={words.anew}
        confirm={words.anew}
        onConfirm={() => void folder.forget().then(onDone, setBug)}
        onCancel={() => setAsking(false)}
      >
        {words.anewBody}
      </ConfirmDialog>
    </ChooseFolderAgain>
  )
}
