import { safeFileName } from '#shared/core/evidence/display-name.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'

const extensionOfType: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'audio/amr': 'amr',
  'video/mp4': 'mp4',
  'message/rfc822': 'eml',
  'text/plain': 'txt',
  'text/csv': 'csv',
}

/** PDF readers refuse to save attachments with these endings, and rightly. */
const executable = /^(exe|com|bat|cmd|scr|pif|msi|dll|js|jse|vbs|vbe|wsf|hta|ps1|lnk|jar|sh|app|reg|cpl)$/

/** What the recipient's system takes as a name. */
export interface NameLimits {
  readonly maxNameChars: number | null
}

/** Names longer than this are cut short anyway: they only have to be told apart. */
const longestSlug = 48
/** `_` behind the number, the dot, and an ending of at most eight. */
const aroundSlug = 10

/**
 * `0003_invoice-2024.pdf`: sorts by exhibit number, unique, and takes no quoting in any shell or checksum file. Letters
 * outside ASCII are left out (the full name is in the attachment's description); where none is left the kind names it.
 */
export function attachmentName(
  number: string,
  exhibit: Pick<Exhibit, 'kind' | 'original'>,
  { maxNameChars }: NameLimits = { maxNameChars: null },
): string {
  const { name } = exhibit.original
  const safe = safeFileName(name)
  const dot = safe.lastIndexOf('.')
  const stem = (dot > 0 ? safe.slice(0, dot) : safe)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longestSlug)
    .replace(/-+$/, '')
  const slug = /[A-Za-z0-9]{2}/.test(stem) ? stem : exhibit.kind
  const prefix = sortable(number)
  const room = maxNameChars === null ? longestSlug : Math.max(2, maxNameChars - prefix.length - aroundSlug)
  return `${prefix}_${slug.slice(0, room).replace(/-+$/, '')}.${extensionOf(exhibit.original)}`
}

/** The ending under which an original is handed over: its own where that is harmless, else that of its content. */
export function extensionOf({ name, type }: Pick<Exhibit['original'], 'name' | 'type'>): string {
  const safe = safeFileName(name)
  const dot = safe.lastIndexOf('.')
  const ending = dot > 0 ? safe.slice(dot + 1).toLowerCase() : ''
  const usable = /^[a-z0-9]{1,8}$/.test(ending) && !executable.test(ending)
  return usable ? ending : (extensionOfType[type] ?? 'bin')
}

/** `0012a`: a late insertion sorts behind `0012_`; `0002-01` for groups; letters as they are. */
const sortable = (number: string): string =>
  number
    .replace(/^\d+/, (digits) => digits.padStart(4, '0'))
    .replace(/-(\d+)/, (_, digits: string) => `-${digits.padStart(2, '0')}`)
    .replace(/(?<=\d)[A-Z]+$/, (suffix) => suffix.toLowerCase())
