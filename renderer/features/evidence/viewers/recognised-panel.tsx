import { CopyButton, Button, Group, Paper, Text, Title } from '@mantine/core'
import { useCallback } from 'react'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import { plainTextOf, type RecognisedText } from '#shared/core/evidence/recognised-text.ts'
import { visibleText } from '#shared/core/evidence/visible-text.ts'
import type { Sha256 } from '#shared/core/ids.ts'
import type { Tell } from '#shared/core/ports.ts'
import { useText } from '../../../i18n/locale.tsx'
import { useServices, useWatched } from '../../../services.tsx'
import styles from './viewers.module.css'

/** What a machine read in a picture or scan, under it. Nothing where nobody has read, or nothing was found. */
export function RecognisedPanel({ original }: { readonly original: Original }) {
  const text = useText().reading
  const { texts } = useServices()
  const { sha256 } = original
  const watch = useCallback(
    (tell: Tell<ReadonlyMap<Sha256, RecognisedText>>) => texts.watch([sha256], tell),
    [texts, sha256],
  )
  const read = useWatched(watch)?.get(sha256)
  const plain = read ? plainTextOf(read) : ''
  if (plain === '') return null
  return (
    <Paper withBorder p="md" mt="md" component="section" aria-label={text.heading}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="h4">
            {text.heading}
          </Title>
          <Text size="sm" c="dimmed">
            {text.unchecked}
          </Text>
        </div>
        <CopyButton value={plain}>
          {({ copied, copy }) => (
            <Button variant="default" size="compact-md" onClick={copy} style={{ flexShrink: 0 }}>
              {copied ? text.copied : text.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text component="pre" size="sm" mt="sm" className={styles.recognised} tabIndex={0}>
        {visibleText(plain)}
      </Text>
    </Paper>
  )
}
