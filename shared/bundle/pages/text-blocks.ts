import { formatBytes } from '#shared/messages/format.ts'
import { type Block, shortened } from '../paginate/block.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { exhibitTextFrame as frame, heightOf } from '../paginate/sheet.ts'
import { heading } from './headings.ts'
import type { LaidExhibit, Layout } from './layout.ts'
import { lineBlocks, mostColumns, tableBlocks } from './listing-blocks.ts'
import { markdownBlocks } from './markdown-blocks.ts'
import type { Material } from './material.ts'
import { originalText } from './not-shown.ts'

/** A log file can have a million lines; a bundle shows where it begins and attaches the rest. */
const mostSheets = 10

/** A text file as it reads, wrapped to the page; a CSV as a table. */
export function* textBlocks(
  layout: Layout,
  item: LaidExhibit,
  { decoded, rows, cut }: Extract<Material, { kind: 'text' }>,
): Generator<Block> {
  const { engine, faces, words, locale } = layout
  const key = `exhibit/${item.rank}`
  const place = { left: frame.left, width: frame.width }
  yield* heading(layout, frame, `${key}/title`, item.title)
  const role = { tag: 'P', key: `${key}/encoding` } as const
  yield* paragraph(engine, words.text.encoding(decoded.encoding), faces.quiet, { ...place, role })
  yield { height: 6, before: 0, keepWithNext: true, draw: () => ({ ops: [], marks: [] }) }
  if (decoded.text.trim() === '') {
    yield* paragraph(engine, words.text.blank, faces.body, { ...place, role })
    return
  }
  const columns = (rows ?? []).reduce((most, row) => Math.max(most, row.length), 0)
  const all =
    rows && columns >= 2 && columns <= mostColumns
      ? tableBlocks(layout, key, rows, columns)
      : item.exhibit.original.type === 'text/markdown'
        ? markdownBlocks(layout, key, decoded.text)
        : lineBlocks(layout, key, decoded.text)
  let left = mostSheets * heightOf(frame)
  let whole = true
  for (const block of all) {
    left -= block.height
    if (left < 0) {
      whole = false
      break
    }
    yield block
  }
  if (whole && !cut) return
  const notice = `${words.text.cut(formatBytes(item.source.bytes, locale))} ${originalText(layout, item)}`
  const end = { tag: 'P', key: `${key}/cut` } as const
  yield shortened
  yield* paragraph(engine, notice, faces.alert, { ...place, before: 10, role: end })
}
