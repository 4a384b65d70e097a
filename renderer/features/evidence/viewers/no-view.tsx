import { Paper, Stack, Text, ThemeIcon } from '@mantine/core'
import type { ReactNode } from 'react'
import type { MediaClass } from '#shared/core/evidence/exhibit.ts'
import { useText } from '../../../i18n/locale.tsx'
import { MediaIcon } from '../media-icon.tsx'

/** Stands where an original cannot be shown: why, and that its bytes are safe. */
export function NoView({
  media,
  children,
  action,
}: {
  readonly media: MediaClass
  readonly children: ReactNode
  /** What may still bring it up. */
  readonly action?: ReactNode
}) {
  const text = useText().evidence.viewer
  return (
    <Paper withBorder p="xl">
      <Stack align="center" gap="sm" py="xl">
        <ThemeIcon size={56} radius="xl" variant="light" color="gray" aria-hidden>
          <MediaIcon media={media} size={28} />
        </ThemeIcon>
        <Text ta="center" maw={480} fw={500}>
          {children}
        </Text>
        <Text ta="center" maw={480} c="dimmed" size="sm">
          {text.bytesSafe}
        </Text>
        {action}
      </Stack>
    </Paper>
  )
}
