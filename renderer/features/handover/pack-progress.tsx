import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import type { PackStep } from './handover-store.ts'

interface PackProgressProps {
  readonly step: PackStep
  /** Of this step, 0 to 1: the steps take different times, so no sum of them is shown. */
  readonly share: number
  readonly onCancel: () => void
}

export function PackProgress({ step, share, onCancel }: PackProgressProps) {
  const words = useText().pack.make
  const locale = useLocale()
  const percent = formatNumber(Math.floor(share * 100), locale)
  return (
    <Stack gap="sm">
      <Text fw={600}>{words.progress}</Text>
      <Text component="output" display="block">
        {words.steps[step]}
      </Text>
      <Group wrap="nowrap">
        <Progress.Root key={step} size="lg" flex={1} transitionDuration={120}>
          <Progress.Section
            value={share * 100}
            aria-label={words.steps[step]}
            aria-valuetext={`${percent} %`}
          />
        </Progress.Root>
        <Text size="sm" w="3.5rem" ta="end" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {percent} %
        </Text>
      </Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {words.cancel}
        </Button>
      </Group>
    </Stack>
  )
}
