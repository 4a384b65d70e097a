import { Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** The top of a page: its one `h1`, a line of explanation, and what can be done here. */
export function PageHeader({
  title,
  description,
  badge,
  actions,
}: {
  readonly title: ReactNode
  readonly description?: ReactNode
  readonly badge?: ReactNode
  readonly actions?: ReactNode
}) {
  return (
    <Group justify="space-between" align="flex-start" mb="lg" gap="md">
      <Stack gap={4} maw={680} miw={0} flex="1 1 320px">
        <Group gap="sm">
          <Title order={1} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          {badge}
        </Group>
        {description !== undefined && <Text c="dimmed">{description}</Text>}
      </Stack>
      {actions !== undefined && <Group gap="xs">{actions}</Group>}
    </Group>
  )
}
