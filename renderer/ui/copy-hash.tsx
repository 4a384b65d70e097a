import { CopyButton, Tooltip, UnstyledButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useText } from '../i18n/locale.tsx'
import classes from './copy-hash.module.css'

/** A hash by its first digits, enough to compare by eye; a click copies all of it. `label` says whose it is. */
export function CopyHash({
  label,
  hash,
  digits = 12,
}: {
  readonly label: string
  readonly hash: string
  readonly digits?: number
}) {
  const text = useText().custody.hash
  const shown = hash.slice(0, digits)
  return (
    <CopyButton value={hash}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? text.copied : hash} multiline maw={320} className={classes.tooltip ?? ''}>
          <UnstyledButton onClick={copy} className={classes.hash ?? ''} aria-label={text.copy(label, shown)}>
            {shown}
            {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          </UnstyledButton>
        </Tooltip>
      )}
    </CopyButton>
  )
}
