import { Button, Group } from '@mantine/core'
import { IconFolderPlus, IconPlus } from '@tabler/icons-react'
import { type ChangeEvent, useRef } from 'react'
import { useText } from '../../../i18n/locale.tsx'
import { type Collected, collectPicked } from './collect-files.ts'

/** Choose files, or a whole folder, in the system's own dialog. */
export function AddFilesButtons({ onFiles }: { readonly onFiles: (files: Collected) => void }) {
  const text = useText().evidence.import
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const chosen = (acquired: 'picked' | 'folder') => (event: ChangeEvent<HTMLInputElement>) => {
    const list = [...(event.currentTarget.files ?? [])]
    event.currentTarget.value = '' // so that choosing the same file again is heard
    if (list.length > 0) onFiles(collectPicked(list, acquired))
  }
  return (
    <Group gap="xs">
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={text.pickFiles}
        onChange={chosen('picked')}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={text.pickFolder}
        onChange={chosen('folder')}
        {...{ webkitdirectory: '' }}
      />
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => files.current?.click()}>
        {text.pickFiles}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFolderPlus size={16} aria-hidden />}
        onClick={() => folder.current?.click()}
      >
        {text.pickFolder}
      </Button>
    </Group>
  )
}
