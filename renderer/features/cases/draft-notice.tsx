import { Alert, Button, Group, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { knownNameOf } from '#shared/core/parties/party-draft.ts'
import { useText } from '../../i18n/locale.tsx'
import { useTell } from '../../ui/use-tell.ts'
import { intake } from './intake-store.ts'

/** Answers for a new case that were left half-way. */
export function DraftNotice() {
  const { draft: words } = useText().cases
  const tell = useTell()
  const draft = useStore(intake.store, (now) => now.draft)
  if (draft === undefined) return null
  const discard = () => {
    intake.clear()
    tell.done(words.discarded)
  }
  return (
    <Alert mb="lg" icon={<IconPencil aria-hidden />} title={words.title}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{words.body(knownNameOf(draft.vendor))}</Text>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={discard}>
            {words.discard}
          </Button>
          <Button size="xs" component="a" href="#/new-case">
            {words.resume}
          </Button>
        </Group>
      </Group>
    </Alert>
  )
}
