import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { formatNumber } from '#shared/messages/format.ts'
import { useLocale } from '../i18n/locale.tsx'

interface RunProgressProps {
  readonly title: string
  /** What is being done now. */
  readonly step: string
  /** Of this step: the steps take different times, so no sum of them is shown. */
  readonly progress: { readonly done: number; readonly total: number } | undefined
  readonly cancel: string
  readonly onCancel: () => void
}

/** Long work under way: its step, how far that has come, and the way out. */
export function RunProgress({ title, step, progress, cancel, onCancel }: RunProgressProps) {
  const locale = useLocale()
  const share = progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0
  const percent = formatNumber(Math.floor(share * 100), locale)
  return (
    <Stack gap="sm">
      <Text fw={600}>{title}</Text>
      <Text component="output" display="block">
        {step}
      </Text>
      <Group wrap="nowrap">
        <Progress.Root key={step} size="lg" flex={1} transitionDuration={120}>
          <Progress.Section value={share * 100} aria-label={step} aria-valuetext={`${percent} %`} />
        </Progress.Root>
        <Text size="sm" w="3.5rem" ta="end" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {percent} %
        </Text>
      </Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {cancel}
        </Button>
      </Group>
    </Stack>
  )
}
