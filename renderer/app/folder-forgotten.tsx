import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import type { Failure } from '#shared/core/failure.ts'
import { useFolderNames } from '../i18n/folder-names.ts'
import { useText } from '../i18n/locale.tsx'
import type { SecondFolder } from '../platform/platform.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FailureAlert } from '../ui/failure-alert.tsx'
import { folderTrouble } from '../ui/folder-trouble.ts'

/** The browser lost the records and where their second copy is: the folder is chosen again, or nothing of it comes back. */
export function FolderForgotten({
  folder,
  onDone,
}: {
  readonly folder: SecondFolder
  readonly onDone: () => void
}) {
  const words = useText().folder.forgotten
  const names = useFolderNames()
  const [failure, setFailure] = useState<Failure | undefined>(undefined)
  const [isAsking, setAsking] = useState(false)
  const choose = async () => {
    const picked = await folder.pick(names, 'existing')
    if (!picked.ok) return setFailure(picked.failure)
    if (picked.value === 'cancelled') return
    // one that cannot be opened gives nothing back, and would take the place of the one that does
    const looked = await picked.value.look()
    const state = looked.ok ? await looked.value.state() : looked
    if (!state.ok) return setFailure(state.failure)
    await picked.value.keep()
    onDone()
  }
  const told = (work: Promise<void>) => void work.catch((error: unknown) => setFailure(folderTrouble(error)))
  return (
    <Stack>
      <Group>
        <Button onClick={() => told(choose())}>{words.choose}</Button>
        <Button variant="default" onClick={() => setAsking(true)}>
          {words.anew}
        </Button>
      </Group>
      <FailureAlert failure={failure} />
      <ConfirmDialog
        opened={isAsking}
        title={words.anew}
        confirm={words.anew}
        onConfirm={() => told(folder.forget().then(onDone))}
        onCancel={() => setAsking(false)}
      >
        {words.anewBody}
      </ConfirmDialog>
    </Stack>
  )
}
