import { displayName } from '#shared/core/evidence/display-name.ts'
import { formatBytes } from '#shared/messages/format.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import { type Block, shortened } from '../paginate/block.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { exhibitTextFrame as frame, heightOf } from '../paginate/sheet.ts'
import { facts, groupedHash } from './facts.ts'
import { heading, subheading } from './headings.ts'
import type { LaidExhibit, Layout } from './layout.ts'
import type { Material } from './material.ts'
import { originalText } from './not-shown.ts'
import { shownText } from './shown-text.ts'
import { lineBlocks } from './listing-blocks.ts'

/** Threads quote themselves without end; the rest is in the attached original. */
const mostSheets = 10

type Mail = Extract<Material, { kind: 'email' }>

/** An e-mail: its headers, its text, and the list of what was attached to it. */
export function* emailBlocks(layout: Layout, item: LaidExhibit, mail: Mail): Generator<Block> {
  yield* messageBlocks(layout, item, mail)
  yield* pictureBlocks(layout, item, mail)
}

function* messageBlocks(layout: Layout, item: LaidExhibit, { message, hashes }: Mail): Generator<Block> {
  const { engine, faces, words, locale } = layout
  const { email } = words
  const key = `exhibit/${item.rank}`
  const place = { left: frame.left, width: frame.width }
  const role = { tag: 'P', key: `${key}/notes` } as const
  yield* heading(layout, frame, `${key}/title`, item.title)
  const { mail: says } = messagesOf(locale).material
  const attached = message.attachments.flatMap(({ name, type, content }, nth) => {
    const size = formatBytes(content.length, locale)
    const hash = hashes[nth]
    return [
      email.attachment(displayName(name) || words.none, displayName(type), size),
      ...(hash === undefined ? [] : [says.sha256(groupedHash(hash).replaceAll('\n', ' '))]),
    ]
  })
  yield* facts(layout, frame, `${key}/headers`, [
    { name: email.from, value: shownText(message.from) },
    { name: email.to, value: shownText(message.to) },
    { name: email.cc, value: shownText(message.cc) },
    { name: email.date, value: shownText(message.date) },
    { name: email.subject, value: shownText(message.subject) },
    { name: email.messageId, value: shownText(message.messageId) },
    { name: email.attachments, value: attached.join('\n') },
  ])
  yield { height: 14, before: 0, keepWithNext: false, draw: () => ({ ops: [], marks: [] }) }
  if (message.fromHtml) yield* paragraph(engine, email.fromHtml, faces.quiet, { ...place, role })
  if (message.body === '') {
    yield* paragraph(engine, email.noBody, faces.quiet, { ...place, role })
    return
  }
  let left = mostSheets * heightOf(frame)
  for (const block of lineBlocks(layout, key, message.body)) {
    left -= block.height
    if (left < 0) {
      yield shortened
      yield* subheading(layout, frame, `${key}/cut`, words.text.cut(formatBytes(item.source.bytes, locale)))
      yield* paragraph(engine, originalText(layout, item), faces.body, { ...place, role })
      return
    }
    yield block
  }
}

/** Pictures that came with the message, each under its name: as large as half a sheet, never enlarged. */
function* pictureBlocks(layout: Layout, item: LaidExhibit, { message, pictures }: Mail): Generator<Block> {
  const { mail: says } = messagesOf(layout.locale).material
  const roomPt = heightOf(frame) / 2
  for (const [nth, image] of pictures) {
    const name = displayName(message.attachments[nth]?.name ?? '') || says.unnamed
    const key = `exhibit/${item.rank}/attached/${nth}`
    const isSideways = image.orientation >= 5
    const widthPx = isSideways ? image.heightPx : image.widthPx
    const heightPx = isSideways ? image.widthPx : image.heightPx
    const scale = Math.min(0.5, frame.width / widthPx, roomPt / heightPx)
    const [width, height] = [widthPx * scale, heightPx * scale]
    const role = { tag: 'Figure', key, alt: says.pictureAlt(item.label, name) } as const
    yield* subheading(layout, frame, `${key}/name`, says.attached(name))
    yield {
      height,
      before: 4,
      keepWithNext: false,
      draw: (top) => ({
        ops: [{ op: 'image', box: { x: frame.left, y: top - height, width, height }, image, role }],
        marks: [],
      }),
    }
  }
  const left = message.attachments.filter(({ type }) => type.startsWith('image/')).length - pictures.size
  if (left <= 0) return
  yield shortened
  const role = { tag: 'P', key: `exhibit/${item.rank}/attached/left` } as const
  const place = { left: frame.left, width: frame.width, before: 10, role }
  yield* paragraph(layout.engine, says.picturesLeft(left), layout.faces.body, place)
}
