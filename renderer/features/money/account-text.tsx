import { ActionIcon, Group, Text, Tooltip } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { maskedAccount } from '#shared/core/ledger/masked-account.ts'
import { useText } from '../../i18n/locale.tsx'

/** An account, covered until somebody asks to see it. */
export function AccountText({
  account,
  revealed,
  onToggle,
}: {
  readonly account: string
  readonly revealed: boolean
  readonly onToggle: () => void
}) {
  const { money } = useText()
  if (account === '') return null
  const label = revealed ? money.conceal : money.reveal
  return (
    <Group gap={4} wrap="nowrap">
      <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        {revealed ? account : maskedAccount(account)}
      </Text>
      <Tooltip label={label}>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={onToggle}>
          {revealed ? <IconEyeOff size={16} aria-hidden /> : <IconEye size={16} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}
