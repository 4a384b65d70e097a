import { Button, Group, Progress, Text } from '@mantine/core'
import { useCallback } from 'react'
import type { Tell } from '#shared/core/ports.ts'
import { useText } from '../i18n/locale.tsx'
import { type ReadingProgress, useServices, useWatched } from '../services.tsx'

/** How far the reading of pictures is, and a way to stop it. Nothing while there is nothing to read. */
export function ReadingNotice() {
  const text = useText().reading
  const { recogniser } = useServices()
  const watch = useCallback((tell: Tell<ReadingProgress>) => recogniser.watch(tell), [recogniser])
  const progress = useWatched(watch)
  if (progress === undefined) return null
  const { done, total, isBroken } = progress
  if (isBroken)
    return (
      <Text size="sm" c="dimmed" mb="sm">
        {text.broken}
      </Text>
    )
  if (total === 0) return null
  return (
    <Group gap="sm" mb="sm" wrap="nowrap">
      <Text component="output" size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {text.progress(done + 1, total)}
      </Text>
      <Progress value={(100 * done) / total} flex={1} maw={240} aria-label={text.label} />
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => recogniser.switchTo(false)}
        title={text.stopHint}
      >
        {text.stop}
      </Button>
    </Group>
  )
}
