import { Button, Group, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Failure } from '#shared/core/failure.ts'
import type { JournalHead } from '#shared/core/journal/commit.ts'
import type { Vault } from '#shared/core/ports.ts'
import { useFolderNames } from '../i18n/folder-names.ts'
import { useText } from '../i18n/locale.tsx'
import type { SecondFolder } from '../platform/platform.ts'
import { FailureAlert } from '../ui/failure-alert.tsx'
import { folderTrouble } from '../ui/folder-trouble.ts'

/** The browser lost where the folder of the second copy is: the button that chooses it again, and what goes beside it. */
export function ChooseFolderAgain({
  folder,
  mustHold,
  onDone,
  children,
}: {
  readonly folder: SecondFolder
  /** A journal row that the copy is known to have, where the browser still has some records itself. */
  readonly mustHold?: JournalHead | undefined
  readonly onDone: () => void
  readonly children: ReactNode
}) {
  const words = useText().folder.forgotten
  const names = useFolderNames()
  const [failure, setFailure] = useState<Failure | undefined>(undefined)
  const choose = async () => {
    const picked = await folder.pick(names, 'existing')
    if (!picked.ok) return setFailure(picked.failure)
    if (picked.value === 'cancelled') return
    const { name, look, keep } = picked.value
    const looked = await look()
    const refused = looked.ok ? await whyNot(looked.value, name, mustHold) : looked.failure
    if (refused) return setFailure(refused)
    await keep()
    onDone()
  }
  return (
    <Stack>
      <Group>
        <Button onClick={() => void choose().catch((error: unknown) => setFailure(folderTrouble(error)))}>
          {words.choose}
        </Button>
        {children}
      </Group>
      <FailureAlert failure={failure} />
    </Stack>
  )
}

/** A folder that cannot give the lost back would take the place of the one that can. */
async function whyNot(vault: Vault, folder: string, mustHold?: JournalHead): Promise<Failure | undefined> {
  const state = await vault.state()
  if (!state.ok) return state.failure
  if (!mustHold) return undefined
  const rows = await vault.rows(mustHold.seq)
  if (!rows.ok) return rows.failure
  return rows.value[0]?.hash === mustHold.hash ? undefined : { kind: 'folder/other-records', folder }
}
