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

/**
 * `0003_invoice-2024.pdf`: sorts by exhibit number, unique, and takes no quoting in any shell or checksum file. Letters
 * outside ASCII are left out (the full name is in the attachment's description); where none is left the kind names it.
 */
export function attachmentName(number: number, exhibit: Pick<Exhibit, 'kind' | 'original'>): string {
  const { name, type } = exhibit.original
  const safe = safeFileName(name)
  const dot = safe.lastIndexOf('.')
  const ending = dot > 0 ? safe.slice(dot + 1).toLowerCase() : ''
  const usable = /^[a-z0-9]{1,8}$/.test(ending) && !executable.test(ending)
  const extension = usable ? ending : (extensionOfType[type] ?? 'bin')
  const stem = (dot > 0 ? safe.slice(0, dot) : safe)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '')
  const slug = /[A-Za-z0-9]{2}/.test(stem) ? stem : exhibit.kind
  return `${String(number).padStart(4, '0')}_${slug}.${extension}`
}
