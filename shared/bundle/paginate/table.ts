import type { Box, CellPlace, DrawOp, Point, Role } from '../render/document-model.ts'
import type { ShapedLine, TextEngine } from '../text/text-engine.ts'
import type { Block } from './block.ts'
import { type Align, baselineIn, type Face, grey, hairline, shade, startOf } from './face.ts'
import type { Mark } from './sheet.ts'

export interface Column {
  readonly left: number
  readonly width: number
  readonly align?: Align
}

/** One paragraph of a cell. */
export interface CellText {
  readonly text: string
  readonly face: Face
  readonly before?: number
  /** A click goes to this page. Such a text is kept on one line. */
  readonly toPage?: number
}
export type Cell = readonly CellText[]

/** Where a row came to stand, for those who check it afterwards. */
export interface PlacedRow {
  readonly box: Box
  /** The start of a cell's first line, and what it says. */
  readonly first: (cell: number) => { readonly at: Point; readonly text: string }
}
export interface Row {
  /** Unique in the document: names the row's cells in the structure tree. */
  readonly key: string
  readonly cells: readonly Cell[]
  /** The whole row is one link. */
  readonly link?: { readonly toPage: number; readonly alt: string }
  readonly marks?: (placed: PlacedRow) => readonly Mark[]
  readonly shaded?: boolean
}

export interface TableStyle {
  /** `ruled`: lines between rows; `grid`: a box around every cell, as court forms have it; `open`: none. */
  readonly lines: 'ruled' | 'grid' | 'open'
  readonly paddingPt: number
  /** No part of a row is higher than this. */
  readonly maxRowPt: number
  /** Marks the later parts of a row that is higher than a sheet. */
  readonly continued: string
  readonly cellTag: 'TD' | 'TOCI'
  /** The first cell of a row says what the others are. */
  readonly hasRowHeads?: boolean
}

/** A row's tag and place in its table, for readers that cannot see. */
interface RowRole {
  readonly table: string
  readonly isHead: boolean
}

function roleOf(
  row: Row,
  index: number,
  columns: number,
  { cellTag, hasRowHeads = false }: TableStyle,
  { table, isHead }: RowRole,
): Role {
  const isRowHead = hasRowHeads && index === 0 && !isHead
  const scope = isHead ? 'Column' : isRowHead ? 'Row' : undefined
  const cell: CellPlace = { table, row: row.key, column: index, columns, ...(scope && { scope }) }
  const isEntry = cellTag === 'TOCI'
  const tag = isHead ? (isEntry ? 'Caption' : 'TH') : isRowHead ? 'TH' : cellTag
  return { tag, key: `${row.key}/${index}`, cell }
}

interface CellLine {
  readonly line: ShapedLine
  readonly face: Face
  readonly before: number
  readonly toPage: number | undefined
}

const insetPt = 4

/** Text keeps away from the lines between columns; where there is no line outside, it is flush with the rules. */
function innerOf(columns: readonly Column[], index: number, { lines }: TableStyle) {
  const { left = 0, width = 0 } = columns[index] ?? {}
  const before = lines === 'grid' || index > 0 ? insetPt : 0
  const after = lines === 'grid' || index < columns.length - 1 ? insetPt : 0
  return { left: left + before, width: width - before - after }
}

function linesOf(engine: TextEngine, cell: Cell, width: number): readonly CellLine[] {
  return cell.flatMap(({ text, face, before = 0, toPage }) => {
    const lines =
      toPage === undefined
        ? engine.lines(text, face.style, width)
        : engine.clamped(text, face.style, width, 1)
    return lines.map((line, index) => ({ line, face, before: index === 0 ? before : 0, toPage }))
  })
}

const heightOfLines = (lines: readonly CellLine[]) =>
  lines.reduce((sum, { face, before }) => sum + face.leadingPt + before, 0)

/** As many lines as fit, and the rest. At least one line is taken. */
function cut(
  lines: readonly CellLine[],
  height: number,
): readonly [readonly CellLine[], readonly CellLine[]] {
  let used = 0
  const at = lines.findIndex(({ face, before }, index) => {
    used += face.leadingPt + before
    return used > height && index > 0
  })
  return at === -1 ? [lines, []] : [lines.slice(0, at), lines.slice(at)]
}

/** A row as a block; several when it is higher than a sheet, the later ones named as continued. */
function* rowBlocks(
  engine: TextEngine,
  columns: readonly Column[],
  row: Row,
  style: TableStyle,
  role: RowRole,
  head: Block | undefined,
): Generator<Block> {
  const room = style.maxRowPt - 2 * style.paddingPt
  let cells = row.cells.map((cell, index) => linesOf(engine, cell, innerOf(columns, index, style).width))
  const [number] = cells[0] ?? []
  let part = row
  for (;;) {
    const parts = cells.map((lines) => cut(lines, room))
    const now = parts.map(([fitting]) => fitting)
    yield rowBlock(columns, part, now, style, role, head)
    if (parts.every(([, rest]) => rest.length === 0)) return
    const face = number?.face
    const mark = face && {
      line: engine.line(style.continued, face.style),
      face,
      before: 0,
      toPage: undefined,
    }
    cells = parts.map(([, rest], index) => (index === 0 && mark && rest.length === 0 ? [mark] : rest))
    part = continuedPart(row)
  }
}

/** The rest of a row leads where the row leads; it has no number of its own that could be compared. */
function continuedPart({ key, cells, link }: Row): Row {
  if (!link) return { key, cells }
  const { toPage } = link
  return {
    key,
    cells,
    link,
    marks: ({ box }) => [{ kind: 'reference', text: '', at: { x: box.x, y: box.y }, link: box, toPage }],
  }
}

function rowBlock(
  columns: readonly Column[],
  row: Row,
  cells: readonly (readonly CellLine[])[],
  style: TableStyle,
  rowRole: RowRole,
  head: Block | undefined,
): Block {
  const height = Math.max(0, ...cells.map(heightOfLines)) + 2 * style.paddingPt
  const left = Math.min(...columns.map((column) => column.left))
  const right = Math.max(...columns.map((column) => column.left + column.width))
  return {
    height,
    before: 0,
    keepWithNext: false,
    ...(head && { head }),
    draw(top) {
      const box: Box = { x: left, y: top - height, width: right - left, height }
      const ops: DrawOp[] = []
      const marks: Mark[] = []
      const firsts: { at: Point; text: string }[] = []
      if (row.shaded) ops.push({ op: 'rect', box, fill: shade })
      if (style.lines === 'grid') ops.push(...gridOps(columns, box))
      else if (style.lines === 'ruled') ops.push(ruleOp(left, right, top - height))
      cells.forEach((lines, index) => {
        const inner = innerOf(columns, index, style)
        let y = top - style.paddingPt
        for (const [lineIndex, { line, face, before, toPage }] of lines.entries()) {
          y -= before
          const align = columns[index]?.align ?? 'start'
          const at = startOf(align, inner.left, inner.width, line.widthPt, baselineIn(face, y))
          if (lineIndex === 0) firsts[index] = { at, text: line.text }
          const role = roleOf(row, index, columns.length, style, rowRole)
          ops.push({ op: 'text', at, line, colour: face.colour, role })
          if (toPage !== undefined) {
            const link: Box = { x: at.x, y: y - face.leadingPt, width: line.widthPt, height: face.leadingPt }
            ops.push({ op: 'link', box: link, toPage, alt: line.text })
            marks.push({ kind: 'reference', text: line.text, at, link, toPage })
          }
          y -= face.leadingPt
        }
      })
      if (row.link) ops.push({ op: 'link', box, ...row.link })
      const first = (cell: number) => firsts[cell] ?? { at: { x: left, y: top }, text: '' }
      return { ops, marks: [...marks, ...(row.marks?.({ box, first }) ?? [])] }
    },
  }
}

const ruleOp = (left: number, right: number, y: number, strong = false): DrawOp => ({
  op: 'rule',
  from: { x: left, y },
  to: { x: right, y },
  widthPt: strong ? 0.9 : 0.45,
  colour: strong ? grey : hairline,
})

const gridOps = (columns: readonly Column[], box: Box): readonly DrawOp[] =>
  columns.map((column) => ({
    op: 'rect',
    box: { x: column.left, y: box.y, width: column.width, height: box.height },
    stroke: grey,
    widthPt: 0.5,
  }))

/** A table: its head is drawn again on every sheet it goes on to, and a row stays with its number. */
export function* table(
  engine: TextEngine,
  columns: readonly Column[],
  head: Row | undefined,
  rows: Iterable<Row>,
  style: TableStyle,
): Generator<Block> {
  const headLines = head?.cells.map((cell, index) =>
    linesOf(engine, cell, innerOf(columns, index, style).width),
  )
  const headRole = { table: head?.key ?? '', isHead: true }
  const plain = head && headLines && rowBlock(columns, head, headLines, style, headRole, undefined)
  const headBlock: Block | undefined = plain && {
    ...plain,
    keepWithNext: true,
    draw(top) {
      const { ops, marks } = plain.draw(top)
      const left = Math.min(...columns.map((column) => column.left))
      const right = Math.max(...columns.map((column) => column.left + column.width))
      const strong =
        style.lines === 'ruled'
          ? [ruleOp(left, right, top, true), ruleOp(left, right, top - plain.height, true)]
          : []
      return { ops: [...ops, ...strong], marks }
    },
  }
  if (headBlock) yield headBlock
  const room = { ...style, maxRowPt: style.maxRowPt - (headBlock?.height ?? 0) }
  let name = head?.key
  for (const row of rows) {
    name ??= row.key
    yield* rowBlocks(engine, columns, row, room, { table: name, isHead: false }, headBlock)
  }
}
