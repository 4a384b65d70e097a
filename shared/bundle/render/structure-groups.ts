import type { Element, Kid, MakeElement, Tag } from './structure-element.ts'

/**
 * Cells become rows of a table or of a list of contents; the rest stays as it is. A row has all of its table's columns:
 * a cell in which nothing is drawn is there all the same (ISO 14289-1, 7.5).
 */
export function grouped(elements: readonly Element[], make: MakeElement): readonly Element[] {
  const tops: Element[] = []
  let group: Group | undefined
  for (const element of elements) {
    const wanted = groupTag(element)
    if (!wanted) {
      group = undefined
      tops.push(element)
      continue
    }
    if (!group || group.element.tag !== wanted || group.table !== element.cell?.table) {
      group = { element: make({ tag: wanted }), table: element.cell?.table, row: undefined }
      tops.push(group.element)
    }
    if (element.tag === 'TOCI' && !element.cell) group.element.kids.push({ element })
    else addCell(group, element, make)
  }
  return tops
}

interface Group {
  readonly element: Element
  readonly table: string | undefined
  row: { readonly element: Element; readonly key: string | undefined; last: Element } | undefined
}

function groupTag({ tag, cell }: Element): 'Table' | 'TOC' | undefined {
  if (tag === 'TD' || tag === 'TH') return 'Table'
  return tag === 'TOCI' || (tag === 'Caption' && cell) ? 'TOC' : undefined
}

function addCell(group: Group, element: Element, make: MakeElement): void {
  const { cell } = element
  const { row } = group
  const begins = !row || (cell ? cell.row !== row.key : element.left <= row.last.left)
  if (begins) {
    const made = make({ tag: rowTag(element.tag), left: element.left })
    group.element.kids.push({ element: made })
    group.row = { element: made, key: cell?.row, last: element }
    if (cell) for (let column = 0; column < cell.columns; column++) pad(made, element.tag, make)
  }
  const own = group.row
  if (!own) return
  own.last = element
  // in a list of contents the cells of an entry are paragraphs of it
  const isEntry = element.tag === 'TOCI' || element.tag === 'Caption'
  const placed: Kid = isEntry ? { element, as: 'P' } : { element }
  if (cell && cell.column < own.element.kids.length) own.element.kids[cell.column] = placed
  else own.element.kids.push(placed)
}

const rowTag = (tag: Tag): Tag => (tag === 'TOCI' || tag === 'Caption' ? tag : 'TR')

/** An empty cell has no header's duties: it is a data cell whatever its neighbours are. */
function pad(row: Element, tag: Tag, make: MakeElement): void {
  row.kids.push({ element: make({ tag: tag === 'TD' || tag === 'TH' ? 'TD' : 'P' }) })
}
