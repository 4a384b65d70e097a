import { displayName } from '#shared/core/evidence/display-name.ts'
import { formatInstant } from '#shared/messages/format.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import type { PicturePack } from './pack-pictures.ts'

export const pictureListName = 'list.txt'

/** The list once more as text (UTF-8), to copy from: each exhibit with its pictures and the hash of its original. */
export function pictureList({ layout, exhibits }: PicturePack): Uint8Array {
  const { pictures: words } = messagesOf(layout.locale)
  const { input, title } = layout
  const lines = exhibits.flatMap(({ item, pictures, reason }) => [
    '',
    layout.words.labelled(item.label, item.title),
    ...(reason === undefined ? [] : [`  ${reason}`]),
    ...pictures.map(({ fileName }) => `  ${fileName}`),
    `  ${words.original(displayName(item.exhibit.original.name))}`,
    `  SHA-256 ${item.exhibit.original.sha256}`,
  ])
  const made = words.made(input.producer, formatInstant(input.madeAt, input.zone))
  // Windows' editor takes a file for UTF-8 by these three bytes, and needs both signs at a line's end
  const text = [title, made, words.note, ...lines, ''].join('\r\n')
  return new TextEncoder().encode(`\uFEFF${text}`)
}
