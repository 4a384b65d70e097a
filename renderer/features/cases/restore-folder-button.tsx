import { Button } from '@mantine/core'
import { IconDatabaseImport } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useFolderNames } from '../../i18n/folder-names.ts'
import { useText } from '../../i18n/locale.tsx'
import type { FolderDoor } from '../../services.tsx'
import { folderTrouble } from '../../ui/folder-trouble.ts'
import { useTell } from '../../ui/use-tell.ts'

/** In a browser where nothing is kept: the way back from a folder with a second copy. What it holds is shown before. */
export function RestoreFolderButton({ folder }: { readonly folder: FolderDoor }) {
  const text = useText().folder
  const names = useFolderNames()
  const tell = useTell()
  const [isPossible, setPossible] = useState(false)
  useEffect(() => {
    let current = true
    folder.standing().then(
      ({ kind }) => current && setPossible(kind !== 'impossible'),
      (error: unknown) => console.error(error), // everything else on the page goes on without the offer
    )
    return () => {
      current = false
    }
  }, [folder])
  const choose = async () => {
    const chosen = await folder.choose(names, 'existing').catch(folderTrouble)
    if ('kind' in chosen) tell.failure(chosen)
    else if (!chosen.ok) tell.failure(chosen.failure)
  }
  if (!isPossible) return null
  return (
    <Button
      variant="default"
      onClick={() => void choose()}
      leftSection={<IconDatabaseImport size={18} aria-hidden />}
    >
      {text.offer}
    </Button>
  )
}
