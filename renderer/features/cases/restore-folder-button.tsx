import { Button } from '@mantine/core'
import { IconDatabaseImport } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useFolderNames } from '../../i18n/folder-names.ts'
import { useText } from '../../i18n/locale.tsx'
import type { FolderDoor } from '../../services.tsx'
import { useTell } from '../../ui/use-tell.ts'

/** In a browser where nothing is kept: the way back from a folder with a second copy. What it holds is shown before. */
export function RestoreFolderButton({ folder }: { readonly folder: FolderDoor }) {
  const text = useText().folder
  const names = useFolderNames()
  const tell = useTell()
  const [isPossible, setPossible] = useState(false)
  useEffect(() => {
    let current = true
    void folder.standing().then(({ kind }) => current && setPossible(kind !== 'impossible'))
    return () => {
      current = false
    }
  }, [folder])
  const choose = async () => {
    const chosen = await folder.choose(names, 'existing')
    if (!chosen.ok) tell.failure(chosen.failure)
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
