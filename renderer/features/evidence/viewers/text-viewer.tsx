import { Box, Skeleton, Text } from '@mantine/core'
import { useMemo } from 'react'
import { htmlText } from '#shared/bundle/pages/html-text.ts'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import { textViewOf } from '#shared/core/evidence/text-view.ts'
import { visibleText } from '#shared/core/evidence/visible-text.ts'
import { formatBytes } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../../i18n/locale.tsx'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { useOriginalBytes } from './use-original-bytes.ts'
import styles from './viewers.module.css'

/** More text than this is not read on a screen. */
const shownBytes = 2 ** 20
const names = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  gb18030: 'GBK',
  big5: 'Big5',
  'windows-1252': 'Windows-1252',
} as const

/** A text file as plain text; signs that cannot be seen are spelt out. */
export function TextViewer({ original }: { readonly original: Original }) {
  const text = useText().evidence.viewer
  const locale = useLocale()
  const read = useOriginalBytes(original, shownBytes)
  const isCut = original.bytes > shownBytes
  const view = useMemo(() => (read?.ok === true ? textViewOf(read.value, isCut) : undefined), [read, isCut])
  if (read === undefined) return <Skeleton height={320} />
  if (!read.ok || view === undefined) return <FailureAlert failure={read.ok ? undefined : read.failure} />
  return (
    <div>
      <Text size="sm" c="dimmed" mb="xs">
        {text.encoding(names[view.encoding])}
        {isCut && ` ${text.textCut(formatBytes(shownBytes, locale))}`}
      </Text>
      <Box component="section" className={styles.sheet} aria-label={text.textArea} tabIndex={0}>
        <pre className={styles.text}>
          {visibleText(original.type === 'text/html' ? htmlText(view.text) : view.text)}
        </pre>
      </Box>
    </div>
  )
}
