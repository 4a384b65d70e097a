import { CopyButton, Tooltip, UnstyledButton } from '@mantine/core'
import type { Sha256 } from '#shared/core/ids.ts'
import { useText } from '../../../i18n/locale.tsx'
import styles from './list.module.css'

/** The first twelve digits of the hash, enough to compare by eye; a click copies all. */
export function HashCell({ sha256, tabIndex }: { readonly sha256: Sha256; readonly tabIndex: number }) {
  const text = useText().evidence.list
  return (
    <td className={styles.hash}>
      <CopyButton value={sha256}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? text.copied : text.copyHash}>
            <UnstyledButton
              onClick={copy}
              tabIndex={tabIndex}
              className={styles.hashButton}
              aria-label={text.hashOf(sha256.slice(0, 12))}
            >
              {sha256.slice(0, 12)}
            </UnstyledButton>
          </Tooltip>
        )}
      </CopyButton>
    </td>
  )
}
