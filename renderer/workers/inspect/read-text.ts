import type { BoundedFile } from './bounded-file.ts'
import { textEncodingOf } from '#shared/core/evidence/text-view.ts'

export interface TextFacts {
  readonly type: string
  readonly isEmail: boolean
  /** The beginning, for guessing what kind of evidence it is. */
  readonly beginning: string
}

const sampleBytes = 64 * 1024
const mailHeader =
  /^(?:received|return-path|delivered-to|from|to|cc|subject|date|message-id|mime-version|content-type|reply-to|dkim-signature|x-[\w-]+|authentication-results|arc-[\w-]+):/i

/** Undefined when the bytes are no text in any encoding we know. */
export async function readText(file: BoundedFile, extension: string): Promise<TextFacts | undefined> {
  const head = await file.read(0, sampleBytes)
  const encoding = textEncodingOf(head, file.size > sampleBytes)
  if (encoding === undefined) return undefined
  const beginning = new TextDecoder(encoding).decode(head.subarray(0, 8192))
  const isEmail = looksLikeMail(beginning, extension)
  return { type: isEmail ? 'message/rfc822' : typeOf(beginning, extension), isEmail, beginning }
}

/** Begins with a header block; one telling header is enough when the name says .eml. */
function looksLikeMail(text: string, extension: string): boolean {
  const block = text.replace(/^From .*\r?\n/, '').split(/\r?\n\r?\n/, 1)[0] ?? ''
  const lines = block.split(/\r?\n/).filter((line) => !/^[ \t]/.test(line))
  if (!mailHeader.test(lines[0] ?? '')) return false
  const names = new Set(lines.map((line) => mailHeader.exec(line)?.[0].toLowerCase()))
  const telling = ['from:', 'date:', 'subject:', 'message-id:', 'mime-version:'].filter((name) =>
    names.has(name),
  )
  return telling.length >= (extension === 'eml' ? 1 : 3)
}

/** Text has no signature: the name may say what sort it is, if the beginning agrees. */
function typeOf(text: string, extension: string): string {
  const start = text.replace(/^\ufeff/, '').trimStart()
  if (/^<(?:!doctype html|html)[\s>]/i.test(start)) return 'text/html'
  if (/^<svg[\s>]/i.test(start) || (start.startsWith('<?xml') && /<svg[\s>]/.test(start)))
    return 'image/svg+xml'
  if (start.startsWith('<?xml')) return 'application/xml'
  if (start.startsWith('{\\rtf')) return 'application/rtf'
  if (extension === 'csv' || extension === 'tsv')
    return extension === 'csv' ? 'text/csv' : 'text/tab-separated-values'
  if (extension === 'json' && /^[[{"]/.test(start)) return 'application/json'
  if (extension === 'vcf' && /^BEGIN:VCARD/i.test(start)) return 'text/vcard'
  if (extension === 'md') return 'text/markdown'
  if (['htm', 'html'].includes(extension) && /<[a-z]/i.test(start)) return 'text/html'
  return 'text/plain'
}
