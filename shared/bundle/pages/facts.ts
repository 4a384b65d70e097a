import type { Block } from '../paginate/block.ts'
import { type Cell, type CellText, type Column, table, type TableStyle } from '../paginate/table.ts'
import { type Frame, heightOf } from '../paginate/sheet.ts'
import type { Layout } from './layout.ts'

/** A fact as it is printed: what it is called, and what it says. Facts that say nothing are left out. */
export interface Fact {
  readonly name: string
  readonly value: string | readonly CellText[]
}

/** Names in grey on the left, values on the right: cover, recordings, e-mail headers. */
export function facts(
  layout: Layout,
  frame: Frame,
  key: string,
  list: readonly Fact[],
  options: {
    readonly lines?: TableStyle['lines']
    readonly nameWidth?: number
    readonly paddingPt?: number
  } = {},
): Iterable<Block> {
  const { lines = 'ruled', nameWidth = 108, paddingPt = 4 } = options
  const { engine, faces, words } = layout
  const columns: readonly Column[] = [
    { left: frame.left, width: nameWidth },
    { left: frame.left + nameWidth, width: frame.width - nameWidth },
  ]
  const said = list.filter(({ value }) =>
    typeof value === 'string' ? value.trim() !== '' : value.length > 0,
  )
  const rows = said.map(({ name, value }, index) => {
    const text: Cell = typeof value === 'string' ? [{ text: value.trim(), face: faces.body }] : value
    return { key: `${key}/${index}`, cells: [[{ text: name, face: faces.label }], text] }
  })
  const style = {
    lines,
    paddingPt,
    maxRowPt: heightOf(frame),
    continued: words.continued,
    cellTag: 'TD' as const,
    hasRowHeads: true,
  }
  return table(engine, columns, undefined, rows, style)
}

/** 64 digits in groups of eight, four groups a line unless told otherwise: can be read aloud and compared by eye. */
export const groupedHash = (hash: string, groupsALine = 4): string =>
  (hash.match(/.{1,8}/g) ?? [])
    .map((group, index) => group + ((index + 1) % groupsALine === 0 ? '\n' : ' '))
    .join('')
    .trim()
