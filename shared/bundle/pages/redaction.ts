import { formatNumber } from '#shared/messages/format.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import type { Block } from '../paginate/block.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { heightOf, textFrame as frame } from '../paginate/sheet.ts'
import { type Column, type Row, table } from '../paginate/table.ts'
import type { ExhibitRedaction } from '../redaction/applied-redaction.ts'
import { hiddenCounts } from '../redaction/hidden-counts.ts'
import { pageRanges } from './conformance.ts'
import { groupedHash } from './facts.ts'
import { subheading } from './headings.ts'
import type { LaidExhibit, Layout } from './layout.ts'

/** What a redacted copy hides and why, and of which originals it is one; part of the annex. */
export function* redactionBlocks(layout: Layout, exhibits: readonly LaidExhibit[]): Generator<Block> {
  const { engine, faces, locale, input } = layout
  const { redaction } = input
  if (!redaction) return
  const { redaction: words } = messagesOf(locale)
  const things = hiddenCounts(redaction).map(({ kind, count }) =>
    words.counted(formatNumber(count, locale), words.kinds[kind]),
  )
  const text = things.length === 0 ? words.annexNothing : words.annexText(things.join(layout.words.comma))
  const place = { left: frame.left, width: frame.width }
  const role = { tag: 'P', key: 'annex/redaction/text' } as const
  yield* subheading(layout, frame, 'annex/redaction', words.annexHeading)
  yield* paragraph(engine, text, faces.body, { ...place, keepWithNext: true, role })
  const rows = exhibits.flatMap((item): readonly Row[] => {
    const applied = redaction.exhibits.get(item.exhibit.id)
    const said = applied ? placesText(layout, applied) : []
    if (said.length === 0) return []
    return [
      {
        key: `annex/redaction/${item.rank}`,
        cells: [
          [{ text: item.label, face: faces.cell }],
          [{ text: groupedHash(item.exhibit.original.sha256), face: faces.hash }],
          [...said, words.reason].map((line) => ({ text: line, face: faces.cell })),
        ],
      },
    ]
  })
  if (rows.length === 0) return
  const head: Row = {
    key: 'annex/redaction/head',
    cells: [words.annexExhibit, words.annexHash, words.annexPlaces].map((line) => [
      { text: line, face: faces.cellHead },
    ]),
  }
  yield { height: 4, before: 0, keepWithNext: true, draw: () => ({ ops: [], marks: [] }) }
  const style = { lines: 'ruled', paddingPt: 4, maxRowPt: heightOf(frame), cellTag: 'TD' } as const
  yield* table(engine, columns(), head, rows, { ...style, continued: layout.words.continued })
}

function placesText({ locale }: Layout, { covers, textPlaces }: ExhibitRedaction): readonly string[] {
  const { redaction: words } = messagesOf(locale)
  const boxes = [...covers.values()].reduce((sum, { length }) => sum + length, 0)
  const pages = [...covers.keys()].map((page) => page + 1).toSorted((a, b) => a - b)
  return [
    ...(boxes > 0 ? [words.annexBoxes(formatNumber(boxes, locale), pageRanges(pages))] : []),
    ...(textPlaces > 0 ? [words.annexTexts(formatNumber(textPlaces, locale))] : []),
  ]
}

function columns(): readonly Column[] {
  const widths = [96, 184, frame.width - 280]
  let left = frame.left
  return widths.map((width) => {
    const column: Column = { left, width }
    left += width
    return column
  })
}
