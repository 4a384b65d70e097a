import { ActionIcon, Tooltip } from '@mantine/core'
import type { Icon as TablerIcon } from '@tabler/icons-react'

/** A button of a viewer's tool bar: an icon with a name. Stays in reach when it has nothing to do. */
export function Tool({
  label,
  onClick,
  Icon,
  disabled = false,
}: {
  readonly label: string
  readonly onClick: () => void
  readonly Icon: TablerIcon
  readonly disabled?: boolean
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={label}
        aria-disabled={disabled}
        {...(disabled && { 'data-disabled': true })}
        onClick={() => !disabled && onClick()}
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
