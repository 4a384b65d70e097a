import { displayName } from '#shared/core/evidence/display-name.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import type { WrittenDocument, WrittenPart } from '#shared/office/written-document.ts'
import { type Block, gap, shortened } from '../paginate/block.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { exhibitTextFrame as frame, heightOf } from '../paginate/sheet.ts'
import { heading, subheading } from './headings.ts'
import type { LaidExhibit, Layout } from './layout.ts'
import { originalText } from './not-shown.ts'
import { shownText } from './shown-text.ts'
import { mostColumns, tableBlocks } from './listing-blocks.ts'

/** A workbook has no end; a bundle shows where it begins and attaches the rest. */
const mostSheets = 40

/** The words of an office file: its paragraphs, headings and tables, without their layout. */
export function* writtenBlocks(
  layout: Layout,
  item: LaidExhibit,
  document: WrittenDocument,
): Generator<Block> {
  const { engine, faces, locale, input } = layout
  const { written: words } = messagesOf(locale).material
  const key = `exhibit/${item.rank}`
  const place = { left: frame.left, width: frame.width }
  const role = (name: string) => ({ tag: 'P', key: `${key}/${name}` }) as const
  yield* heading(layout, frame, `${key}/title`, item.title)
  const note = input.options.attachOriginals ? words.wordText : words.wordTextNotAttached
  yield* paragraph(engine, note, faces.quiet, { ...place, role: role('note') })
  yield gap(8)
  if (document.parts.length === 0) {
    yield* paragraph(engine, words.noText, faces.body, { ...place, role: role('empty') })
    return
  }
  let left = mostSheets * heightOf(frame)
  for (const [index, part] of document.parts.entries()) {
    for (const block of partBlocks(layout, `${key}/part/${index}`, part)) {
      left -= block.height
      if (left < 0) {
        yield shortened
        yield* paragraph(engine, cutText(layout, item), faces.alert, {
          ...place,
          before: 10,
          role: role('cut'),
        })
        return
      }
      yield block
    }
  }
  const ends = [
    ...(document.isCut ? [cutText(layout, item)] : []),
    ...(document.sheetsLeft > 0 ? [words.sheetsLeft(document.sheetsLeft)] : []),
  ]
  if (ends.length > 0) yield shortened
  for (const [index, end] of ends.entries())
    yield* paragraph(engine, end, faces.alert, { ...place, before: 10, role: role(`end/${index}`) })
}

const cutText = (layout: Layout, item: LaidExhibit): string =>
  `${messagesOf(layout.locale).material.written.rowsCut} ${originalText(layout, item)}`

function* partBlocks(layout: Layout, key: string, part: WrittenPart): Generator<Block> {
  const { engine, faces } = layout
  const place = { left: frame.left, width: frame.width, role: { tag: 'P', key } as const }
  if (part.kind === 'heading') yield* subheading(layout, frame, key, shownText(part.text))
  else if (part.kind === 'paragraph')
    yield* paragraph(engine, shownText(part.text), faces.body, { ...place, before: 4 })
  else yield* tablePart(layout, key, part)
}

function* tablePart(
  layout: Layout,
  key: string,
  { name, rows, isCut }: Extract<WrittenPart, { kind: 'table' }>,
): Generator<Block> {
  const { engine, faces, locale } = layout
  const { written: words } = messagesOf(locale).material
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const shown = Math.min(columns, mostColumns)
  const role = { tag: 'P', key: `${key}/notes` } as const
  const place = { left: frame.left, width: frame.width, before: 4, role }
  if (name !== undefined) yield* subheading(layout, frame, `${key}/name`, words.sheetNamed(displayName(name)))
  yield gap(6)
  const cut = rows.map((row) => row.slice(0, shown))
  yield* tableBlocks(layout, key, cut, shown)
  const notes = [
    ...(shown < columns ? [words.columnsCut(shown, columns)] : []),
    ...(isCut ? [words.rowsCut] : []),
  ]
  for (const note of notes) yield* paragraph(engine, note, faces.quiet, place)
}
