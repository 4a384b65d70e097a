import type { Block } from '../paginate/block.ts'
import type { Face } from '../paginate/face.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { exhibitTextFrame as frame, heightOf } from '../paginate/sheet.ts'
import { type Column, type Row, table } from '../paginate/table.ts'
import type { Layout } from './layout.ts'
import { shownText } from './shown-text.ts'

/** A table with more columns than this reads better as lines. */
export const mostColumns = 8

/** A file's own lines; each is a paragraph, and none is kept with the next. */
export function* lineBlocks(
  { engine, faces }: Layout,
  key: string,
  text: string,
  face: Face = faces.listing,
): Generator<Block> {
  for (const [index, line] of text.split(/\r\n|[\n\r\f]/).entries()) {
    yield* paragraph(engine, shownText(line), face, {
      left: frame.left,
      width: frame.width,
      role: { tag: 'P', key: `${key}/line/${index}` },
    })
  }
}

/** Columns take their share of the width by their longest cells, within reason. */
export function tableBlocks(
  layout: Layout,
  key: string,
  rows: readonly (readonly string[])[],
  count: number,
): Generator<Block> {
  const { engine, faces, words } = layout
  const longest = Array.from({ length: count }, (_, column) =>
    Math.min(36, Math.max(4, ...rows.slice(0, 200).map((row) => widthOf(row[column] ?? '')))),
  )
  const all = longest.reduce((sum, width) => sum + width, 0)
  let left = frame.left
  const columns = longest.map((share): Column => {
    const column = { left, width: (frame.width * share) / all }
    left += column.width
    return column
  })
  const rowOf = (cells: readonly string[], index: number): Row => ({
    key: `${key}/row/${index}`,
    cells: columns.map((_, column) => [
      { text: shownText(cells[column] ?? ''), face: index === 0 ? faces.cellHead : faces.listing },
    ]),
  })
  const [head, ...body] = rows
  const style = {
    lines: 'ruled',
    paddingPt: 3,
    maxRowPt: heightOf(frame),
    continued: words.continued,
    cellTag: 'TD',
  } as const
  return table(
    engine,
    columns,
    head && rowOf(head, 0),
    body.map((row, index) => rowOf(row, index + 1)),
    style,
  )
}

/** Han characters are twice as wide as Latin letters. */
const widthOf = (text: string): number => {
  let width = 0
  for (const sign of text.slice(0, 80)) width += (sign.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1
  return width
}
