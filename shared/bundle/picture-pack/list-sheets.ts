import { displayName } from '#shared/core/evidence/display-name.ts'
import { formatInstant } from '#shared/messages/format.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import { facts } from '../pages/facts.ts'
import { heading } from '../pages/headings.ts'
import { indexName } from '../pages/index-sheets.ts'
import { type LaidExhibit, type Layout, nameOf } from '../pages/layout.ts'
import type { Block } from '../paginate/block.ts'
import { flow } from '../paginate/flow.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { type Frame, heightOf, type Sheet, textFrame } from '../paginate/sheet.ts'
import { type Row, table } from '../paginate/table.ts'
import type { PageRange } from '../plan/numbering.ts'

const frame: Frame = { ...textFrame, left: 46, width: textFrame.width + 20 }
const shares = [0.08, 0.77, 0.15]

/** An exhibit of the list: its pictures, or why there is none. */
export interface ListedExhibit {
  readonly item: LaidExhibit
  readonly range: PageRange | undefined
  readonly reason: string | undefined
}

/**
 * The first picture: what the pictures prove, which of them belong to which exhibit, and the originals' hashes. As many
 * sheets whatever the numbers are.
 */
export const listSheets = (layout: Layout, exhibits: readonly ListedExhibit[]): readonly Sheet[] => [
  ...flow(blocks(layout, exhibits), frame),
]

function* blocks(layout: Layout, exhibits: readonly ListedExhibit[]): Generator<Block> {
  const { engine, faces, words, input, profile, locale } = layout
  const { pictures } = messagesOf(locale)
  const place = { left: frame.left, width: frame.width }
  const respondents = input.parties.filter(({ role }) => role === 'respondent')
  yield* heading(layout, frame, 'list', indexName(layout))
  const order = profile.prints.includes('order') ? displayName(input.case.orderNumber) : ''
  const list = [
    { name: words.cover.case, value: layout.title },
    { name: words.index.against, value: respondents.flatMap((one) => nameOf(one) ?? []).join(words.comma) },
    { name: words.cover.order, value: order },
  ]
  yield* facts(layout, frame, 'list/case', list, { lines: 'open', nameWidth: 88, paddingPt: 1.5 })
  yield { height: 8, before: 0, keepWithNext: true, draw: () => ({ ops: [], marks: [] }) }

  const { columns } = words.index
  const head: Row = {
    key: 'list/head',
    shaded: true,
    cells: [columns.number, columns.title, pictures.column].map((text) => [{ text, face: faces.cellHead }]),
  }
  const rows = exhibits.map(({ item, range, reason }): Row => {
    const { name, sha256 } = item.exhibit.original
    return {
      key: `list/${item.rank}`,
      cells: [
        [{ text: item.number, face: faces.cell }],
        [
          { text: item.title, face: faces.cell },
          ...(reason === undefined ? [] : [{ text: reason, face: faces.cell }]),
          { text: pictures.original(displayName(name)), face: faces.quiet, before: 1 },
          { text: `SHA-256 ${sha256}`, face: faces.quiet },
        ],
        [{ text: range ? words.pageRange(range.firstPage, range.lastPage) : words.none, face: faces.cell }],
      ],
    }
  })
  let left = frame.left
  const laid = shares.map((share, index) => {
    const column = { left, width: frame.width * share, align: index === 1 ? 'start' : 'centre' } as const
    left += column.width
    return column
  })
  const { continued } = words
  yield* table(engine, laid, head, rows, {
    lines: profile.indexLines,
    paddingPt: 5,
    maxRowPt: heightOf(frame),
    continued,
    cellTag: 'TD',
  })
  const made = pictures.made(input.producer, formatInstant(input.madeAt, input.zone))
  for (const [key, text] of [
    ['note', pictures.note],
    ['made', made],
  ] as const)
    yield* paragraph(engine, text, faces.quiet, {
      ...place,
      before: 8,
      role: { tag: 'P', key: `list/${key}` },
    })
}
