import { Alert, Button, Group, Text } from '@mantine/core'
import { IconFolderQuestion } from '@tabler/icons-react'
import { useCallback } from 'react'
import type { Tell } from '#shared/core/ports.ts'
import { sentenceOf } from '#shared/messages/sentence-of.ts'
import { useText } from '../i18n/locale.tsx'
import { folderTrouble } from '../ui/folder-trouble.ts'
import { useTell } from '../ui/use-tell.ts'
import { type CopiesState, useServices, useWatched } from '../services.tsx'

/** In a browser that asks again at every start: one click, and the second copy goes on. */
export function FolderNotice() {
  const text = useText()
  const { copies, folder } = useServices()
  const tell = useTell()
  const allow = async () => {
    if (!folder) return
    const allowed = await folder.allow()
    if (!allowed.ok) tell.failure(allowed.failure)
    copies.tryAgain()
  }
  const watch = useCallback((tell: Tell<CopiesState>) => copies.watch(tell), [copies])
  const state = useWatched(watch)
  if (!folder || state?.kind !== 'one' || state.failure.kind !== 'vault/not-allowed') return null
  return (
    <Alert color="orange" role="alert" mb="md" icon={<IconFolderQuestion aria-hidden />}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" maw={680}>
          {sentenceOf(state.failure, text)}
        </Text>
        <Button
          size="xs"
          variant="default"
          onClick={() => void allow().catch((error: unknown) => tell.failure(folderTrouble(error)))}
        >
          {text.folder.allow}
        </Button>
      </Group>
    </Alert>
  )
}
