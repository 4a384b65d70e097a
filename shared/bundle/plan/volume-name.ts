import { safeFileName } from '#shared/core/evidence/display-name.ts'
import { dayOf } from '#shared/core/plain-date.ts'
import type { Layout } from '../pages/layout.ts'

/** Name of a bundle's file, or of one of its volumes; plain ASCII where the recipient needs it. */
export function volumeName(layout: Layout, volume: number, volumes: number): string {
  const { words, title, input, profile } = layout
  const day = dayOf(input.madeAt, input.zone)
  const list = profile.encoding === 'split-exhibits' || profile.encoding === 'list-only'
  if (profile.asciiNames) {
    const latin = title
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 24)
    const parts = [list ? '0000_list-of-exhibits' : 'bundle', ...(latin.length > 2 ? [latin] : []), day]
    return `${[...parts, ...(volumes > 1 ? [`vol-${volume}-of-${volumes}`] : [])].join('-')}.pdf`
  }
  const suffix = volumes > 1 ? ` ${words.volumeSuffix(volume, volumes)}` : ''
  const name = list ? `${words.listFile} ${title} ${day}` : words.fileName(title, day)
  return safeFileName(`${safeFileName(name, 100 - (suffix === '' ? 0 : 30))}${suffix}.pdf`)
}
