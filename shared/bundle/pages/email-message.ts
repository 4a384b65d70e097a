import PostalMime, { type Address } from 'postal-mime'
import { htmlText } from './html-text.ts'

export interface EmailMessage {
  readonly from: string
  readonly to: string
  readonly cc: string
  /** As the sender's program wrote it. */
  readonly date: string
  readonly subject: string
  readonly messageId: string
  readonly body: string
  /** The body is the text of an HTML message. */
  readonly fromHtml: boolean
  readonly attachments: readonly EmailAttachment[]
}

/** A file in a message. Its content lives as long as the message. */
export interface EmailAttachment {
  readonly name: string
  readonly type: string
  readonly content: Uint8Array
}

/** Larger messages are kept and not shown: they are parsed in memory. */
export const largestEmail = 10 * 1024 * 1024

/** @throws when the bytes are no message at all, or one nested too deep. */
export async function readEmail(bytes: Uint8Array): Promise<EmailMessage> {
  const email = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer', maxNestingDepth: 64 })
  if (!email.from && !email.subject && !email.date) throw new Error('no From, Subject or Date')
  const header = (key: string) => email.headers.find((found) => found.key === key)?.value ?? ''
  const plain = (email.text ?? '').trim()
  const html = email.html ?? ''
  return {
    from: addressText(email.from ? [email.from] : []),
    to: addressText(email.to ?? []),
    cc: addressText(email.cc ?? []),
    date: header('date'),
    subject: email.subject ?? '',
    messageId: email.messageId ?? '',
    body: plain === '' ? htmlText(html) : plain,
    fromHtml: plain === '' && html !== '',
    attachments: email.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      type: mimeType,
      content: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
    })),
  }
}

const addressText = (addresses: readonly Address[]): string =>
  addresses
    .flatMap((address) => address.group ?? [address])
    .map(({ name, address }) => (name === '' ? address : `${name} <${address}>`))
    .join('\n')
