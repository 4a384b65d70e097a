import { List, Stack, Switch, Text } from '@mantine/core'
import type { PlannedConformance } from '#shared/bundle/plan/bundle-input.ts'
import { useText } from '../../i18n/locale.tsx'
import type { BundleChoices } from './bundle-choices.ts'

interface ArchiveNoteProps {
  readonly conformance: PlannedConformance | undefined
  readonly choices: BundleChoices
  readonly onChoose: (change: Partial<BundleChoices>) => void
}

/** Which archival standard the bundle will claim, which exhibits stand in the way, and what can be done. */
export function ArchiveNote({ conformance, choices, onChoose }: ArchiveNoteProps) {
  const { conformance: words } = useText()
  const exhibits = conformance?.exhibits ?? []
  // the switch stays while it is on: without it, whoever cannot make images could not go back
  const canChoose = exhibits.length > 0 || choices.rasterises
  return (
    <Stack gap={6}>
      {conformance && (
        <Text size="sm">
          <b>{words.heading}</b>{' '}
          {conformance.isArchival
            ? words.planClaimed
            : exhibits.length === 0
              ? words.planEncrypted
              : words.planNotClaimed}
        </Text>
      )}
      {exhibits.length > 0 && (
        <List size="sm">
          {exhibits.map(({ exhibitId, text }) => (
            <List.Item key={exhibitId}>{text}</List.Item>
          ))}
        </List>
      )}
      {canChoose && (
        <Switch
          label={words.rasterise}
          description={words.rasteriseHint}
          checked={choices.rasterises}
          onChange={({ currentTarget }) => onChoose({ rasterises: currentTarget.checked })}
        />
      )}
    </Stack>
  )
}
