import { Button, Group, Progress as ProgressBar, Stack, Text, Title } from '@mantine/core'
import type { Progress } from '#shared/bundle/ports.ts'
import { formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'

const steps: readonly Progress['step'][] = ['reading', 'laying-out', 'writing', 'verifying']

interface MakingPanelProps {
  readonly progress: Progress | undefined
  readonly onCancel: () => void
}

/** The step under way and how far this step has come: the steps take different times, so no sum of them is shown. */
export function MakingPanel({ progress, onCancel }: MakingPanelProps) {
  const words = useText().bundle.make
  const locale = useLocale()
  const step = progress?.step ?? 'reading'
  const share = progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0
  const percent = Math.floor(share * 100)
  const number = (value: number) => formatNumber(value, locale)
  const name = words.stepOf(number(steps.indexOf(step) + 1), number(steps.length), words.steps[step])
  return (
    <Stack gap="sm">
      <Title order={2}>{words.progress}</Title>
      <Text component="output" display="block">
        {name}
      </Text>
      <Group wrap="nowrap">
        <ProgressBar.Root key={step} size="lg" flex={1} transitionDuration={120}>
          <ProgressBar.Section value={percent} aria-label={name} aria-valuetext={`${number(percent)} %`} />
        </ProgressBar.Root>
        <Text size="sm" w="3.5rem" ta="end" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {number(percent)} %
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
