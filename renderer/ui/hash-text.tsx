import { ActionIcon, CopyButton, Group, Text, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useText } from '../i18n/locale.tsx'
import classes from './hash-text.module.css'

interface HashTextProps {
  readonly value: string
  /** What the copy button is called. */
  readonly label: string
  /** Only the first signs are shown; the whole is copied. */
  readonly short?: boolean
}

/** A hash, whole or its beginning, and a button that copies all of it. */
export function HashText({ value, label, short = false }: HashTextProps) {
  const words = useText().bundle.result
  return (
    <Group gap={4} wrap="nowrap">
      <Text size="sm" className={classes[short ? 'short-hash' : 'hash'] ?? ''} title={value}>
        {short ? `${value.slice(0, 12)}…` : value}
      </Text>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? words.copied : label}>
            <ActionIcon variant="subtle" color={copied ? 'teal' : 'gray'} aria-label={label} onClick={copy}>
              {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  )
}
