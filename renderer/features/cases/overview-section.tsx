import { ActionIcon, Group, Paper, Title, Tooltip } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useText } from '../../i18n/locale.tsx'

/** One part of the overview, with a pencil where it can be changed. */
export function OverviewSection({
  title,
  onEdit,
  children,
}: {
  readonly title: string
  readonly onEdit?: () => void
  readonly children: ReactNode
}) {
  const { overview } = useText().cases
  const id = useId()
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Group justify="space-between" mb="sm" mih={28}>
        <Title order={2} size="h3" id={id}>
          {title}
        </Title>
        {onEdit && (
          <Tooltip label={overview.editOf(title)}>
            <ActionIcon variant="subtle" color="gray" aria-label={overview.editOf(title)} onClick={onEdit}>
              <IconPencil size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      {children}
    </Paper>
  )
}
