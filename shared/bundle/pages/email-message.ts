import PostalMime, { type Address } from 'postal-mime'
import { decodeEntities } from './html-entities.ts'

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
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly bytes: number }[]
}

/** Larger messages are attached and not shown. */
export const largestEmail = 5 * 1024 * 1024

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
      bytes: typeof content === 'string' ? content.length : content.byteLength,
    })),
  }
}

const addressText = (addresses: readonly Address[]): string =>
  addresses
    .flatMap((address) => address.group ?? [address])
    .map(({ name, address }) => (name === '' ? address : `${name} <${address}>`))
    .join('\n')

/** The words of an HTML body, a line for each block. Nothing of it is executed or fetched. */
export const htmlText = (html: string): string =>
  decodeEntities(
    html
      .replace(/<(script|style|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
      .replace(/\s+/g, ' ')
      .replace(/<\/p\b[^>]*>/gi, '\n\n')
      .replace(/<(?:br|\/div|\/tr|\/li|\/h[1-6]|\/table)\b[^>]*>/gi, '\n')
      .replace(/<\/t[dh]\b[^>]*>/gi, '  ')
      .replace(/<[^>]*>/g, ''),
  )
    .replace(/[ \t]+\n|\n[ \t]+/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
