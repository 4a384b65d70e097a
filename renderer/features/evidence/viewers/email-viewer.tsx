import { Box, List, Skeleton, Text, Title } from '@mantine/core'
import PostalMime, { type Address, type Email } from 'postal-mime'
import { useEffect, useState } from 'react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import { htmlText } from '#shared/bundle/pages/html-text.ts'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import { visibleText } from '#shared/core/evidence/visible-text.ts'
import { formatBytes } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../../i18n/locale.tsx'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import detail from '../detail/detail.module.css'
import { NoView } from './no-view.tsx'
import { useOriginalBytes } from './use-original-bytes.ts'
import styles from './viewers.module.css'

/** A mail with its attachments is parsed in memory: larger ones are only kept. */
const parsedBytes = 10 * 2 ** 20

/** A mail: who, when, what about, its text, and the names of its attachments. Its HTML is never shown as such. */
export function EmailViewer({ original }: { readonly original: Original }) {
  const text = useText().evidence.viewer
  const locale = useLocale()
  const { email, failure, isBroken } = useEmail(original)
  if (original.bytes > parsedBytes)
    return <NoView media="email">{text.emailTooLarge(formatBytes(parsedBytes, locale))}</NoView>
  if (failure) return <FailureAlert failure={failure} />
  if (isBroken) return <NoView media="email">{text.emailBroken}</NoView>
  if (email === undefined) return <Skeleton height={320} />
  const heads: readonly (readonly [string, string])[] = [
    [text.mail.from, email.from ? named([email.from]) : ''],
    [text.mail.to, named(email.to ?? [])],
    [text.mail.cc, named(email.cc ?? [])],
    [text.mail.date, email.headers.find(({ key }) => key === 'date')?.value ?? ''],
    [text.mail.subject, email.subject ?? ''],
  ]
  return (
    <Box component="section" className={styles.sheet} aria-label={text.mailArea} tabIndex={0}>
      <dl className={detail.record}>
        {heads
          .filter(([, value]) => value !== '')
          .flatMap(([label, value]) => [
            <dt key={`${label}-t`}>{label}</dt>,
            <dd key={`${label}-d`}>{displayName(value)}</dd>,
          ])}
      </dl>
      {email.attachments.length > 0 && (
        <>
          <Title order={2} size="sm" mt="md">
            {text.mail.attachments(email.attachments.length)}
          </Title>
          <List size="sm">
            {email.attachments.map((attachment, index) => (
              <List.Item key={`${attachment.filename}-${index}`}>
                {displayName(attachment.filename ?? text.mail.unnamed)} ({attachment.mimeType},{' '}
                {formatBytes(sizeOf(attachment.content), locale)})
              </List.Item>
            ))}
          </List>
          <Text size="xs" c="dimmed">
            {text.mail.attachmentsHint}
          </Text>
        </>
      )}
      <pre className={`${styles.text} ${styles.mailBody}`}>
        {visibleText(bodyOf(email)) || text.mail.noText}
      </pre>
    </Box>
  )
}

const bodyOf = (email: Email) => email.text?.trim() || (email.html === undefined ? '' : htmlText(email.html))
const sizeOf = (content: ArrayBuffer | Uint8Array | string) =>
  typeof content === 'string' ? content.length : content.byteLength

const named = (addresses: readonly Address[]): string =>
  addresses
    .flatMap((address) => (address.group === undefined ? [address] : address.group))
    .map(({ name, address }) => (name === '' ? address : `${name} <${address}>`))
    .join(', ')

function useEmail(original: Original) {
  const read = useOriginalBytes(original, parsedBytes)
  const [parsed, setParsed] = useState<{ readonly of: unknown; readonly email: Email | undefined }>()
  useEffect(() => {
    if (read?.ok !== true) return undefined
    let isWanted = true
    PostalMime.parse(read.value, { maxNestingDepth: 32 }).then(
      (email) => isWanted && setParsed({ of: read, email }),
      () => isWanted && setParsed({ of: read, email: undefined }), // not a mail after all: said on screen
    )
    return () => {
      isWanted = false
    }
  }, [read])
  const mine = parsed !== undefined && parsed.of === read ? parsed : undefined
  return {
    email: mine?.email,
    isBroken: mine !== undefined && mine.email === undefined,
    failure: read?.ok === false ? read.failure : undefined,
  }
}
