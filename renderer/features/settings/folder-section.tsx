import { Button, Group, List, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { sentenceOf } from '#shared/messages/sentence-of.ts'
import { useText } from '../../i18n/locale.tsx'
import { type FolderDoor, useServices } from '../../services.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { useFolder } from './use-folder.ts'

/** Where a browser keeps the second copy, and what such a copy is worth. */
export function FolderSection({ folder }: { readonly folder: FolderDoor }) {
  const text = useText()
  const words = text.folder
  const { copies } = useServices()
  const { standing, state, failure, isChoosing, choose, allow, forget } = useFolder(folder, copies)
  const [isAsking, setAsking] = useState(false)
  if (standing === undefined) return <FailureAlert failure={failure} />
  if (standing.kind === 'impossible') return <Text>{words.impossible}</Text>
  return (
    <Stack gap="sm">
      <Text>{words.what}</Text>
      {standing.kind === 'chosen' && (
        <Stack gap={4} component="output">
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {words.chosen(standing.name)}
          </Text>
          {state && (
            <Text size="sm">
              {state.kind === 'one' ? sentenceOf(state.failure, text) : text.copies.meaning[state.kind]}
            </Text>
          )}
        </Stack>
      )}
      <FailureAlert failure={failure} />
      <Group>
        {standing.kind === 'chosen' && !standing.isAllowed && <Button onClick={allow}>{words.allow}</Button>}
        <Button variant="default" onClick={choose} loading={isChoosing}>
          {standing.kind === 'chosen' ? words.chooseOther : words.choose}
        </Button>
        {standing.kind === 'chosen' && (
          <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
            {words.leave}
          </Button>
        )}
      </Group>
      <Text size="sm" fw={600}>
        {words.limitsTitle}
      </Text>
      <List size="sm" c="dimmed" spacing={4}>
        {words.limits.map((limit) => (
          <List.Item key={limit}>{limit}</List.Item>
        ))}
      </List>
      <ConfirmDialog
        opened={isAsking}
        title={words.leave}
        confirm={words.leave}
        onConfirm={forget}
        onCancel={() => setAsking(false)}
      >
        {words.leaveBody}
      </ConfirmDialog>
    </Stack>
  )
}
