import { displayName } from '#shared/core/evidence/display-name.ts'
import { formatBytes } from '#shared/messages/format.ts'
import type { Block } from '../paginate/block.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { exhibitTextFrame as frame, heightOf } from '../paginate/sheet.ts'
import type { EmailMessage } from './email-message.ts'
import { facts } from './facts.ts'
import { heading, subheading } from './headings.ts'
import type { LaidExhibit, Layout } from './layout.ts'
import { originalText } from './not-shown.ts'
import { shownText } from './shown-text.ts'
import { lineBlocks } from './text-blocks.ts'

/** Threads quote themselves without end; the rest is in the attached original. */
const mostSheets = 10

/** An e-mail: its headers, its text, and the list of what was attached to it. */
export function* emailBlocks(layout: Layout, item: LaidExhibit, message: EmailMessage): Generator<Block> {
  const { engine, faces, words, locale } = layout
  const { email } = words
  const key = `exhibit/${item.rank}`
  const place = { left: frame.left, width: frame.width }
  const role = { tag: 'P', key: `${key}/notes` } as const
  yield* heading(layout, frame, `${key}/title`, item.title)
  const attached = message.attachments.map(({ name, type, bytes }) =>
    email.attachment(displayName(name) || words.none, displayName(type), formatBytes(bytes, locale)),
  )
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
      yield* subheading(layout, frame, `${key}/cut`, words.text.cut(formatBytes(item.source.bytes, locale)))
      yield* paragraph(engine, originalText(layout, item), faces.body, { ...place, role })
      return
    }
    yield block
  }
}
