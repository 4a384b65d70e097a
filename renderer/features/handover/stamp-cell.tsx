import { Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { formatInstant } from '#shared/messages/format.ts'
import { useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { useTell } from '../../ui/use-tell.ts'
import type { PackExport } from './pack-export.ts'
import { addAnswer, saveRequest } from './stamp-actions.ts'

/** The time stamp of a pack, or the way to one: save the request, add the answer. */
export function StampCell({ made }: { readonly made: PackExport }) {
  const words = useText().pack.history
  const services = useServices()
  const tell = useTell()
  const { fileName, stamp } = made.pack
  const save = async () => {
    const saved = await saveRequest(services, made)
    if (!saved.ok) tell.failure(saved.failure)
  }
  const add = async (file: File | null) => {
    if (!file) return
    const added = await addAnswer(services, made, file)
    if (!added.ok) tell.failure(added.failure)
  }
  if (stamp)
    return (
      <Stack gap={2}>
        <Text size="sm">
          {words.stamped(formatInstant(stamp.at, services.clock.zone()), stamp.authority || words.unnamed)}
        </Text>
        <Text size="xs" c="dimmed">
          {words.unchecked}
        </Text>
      </Stack>
    )
  return (
    <Group gap="xs">
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => void save()}
        aria-label={words.requestOf(fileName)}
      >
        {words.request}
      </Button>
      <FileButton
        accept=".tsr,.tst,application/timestamp-reply"
        inputProps={{ 'aria-label': words.answerOf(fileName), tabIndex: -1 }}
        onChange={(file) => void add(file)}
      >
        {(props) => (
          <Button {...props} variant="default" size="compact-sm" aria-label={words.answerOf(fileName)}>
            {words.answer}
          </Button>
        )}
      </FileButton>
    </Group>
  )
}
