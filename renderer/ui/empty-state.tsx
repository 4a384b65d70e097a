import { Group, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** What stands where a list has nothing yet: what it is for, and the way to begin. */
export function EmptyState({
  title,
  children,
  icon,
  actions,
  order = 2,
}: {
  readonly title: string
  readonly children?: ReactNode
  readonly icon?: ReactNode
  readonly actions?: ReactNode
  readonly order?: 2 | 3
}) {
  return (
    <Paper withBorder p="xl" style={{ borderStyle: 'dashed' }}>
      <Stack align="center" gap="sm" py="lg">
        {icon !== undefined && (
          <ThemeIcon size={48} radius="xl" variant="light" aria-hidden>
            {icon}
          </ThemeIcon>
        )}
        <Title order={order} size="h3" ta="center">
          {title}
        </Title>
        {children !== undefined && (
          <Text c="dimmed" ta="center" maw={520}>
            {children}
          </Text>
        )}
        {actions !== undefined && (
          <Group gap="sm" mt="xs" justify="center">
            {actions}
          </Group>
        )}
      </Stack>
    </Paper>
  )
}
