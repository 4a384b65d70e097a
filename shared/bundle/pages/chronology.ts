import type { CaseEvent } from '#shared/core/timeline/event.ts'
import { formatEventDate } from '#shared/messages/format.ts'
import type { Block } from '../paginate/block.ts'
import { flow } from '../paginate/flow.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { heightOf, type Sheet, textFrame } from '../paginate/sheet.ts'
import { type CellText, type Column, type Row, table } from '../paginate/table.ts'
import type { Numbering } from '../plan/numbering.ts'
import { heading } from './headings.ts'
import { rangeOf } from './index-sheets.ts'
import { type Layout, nameOf } from './layout.ts'
import { shownText } from './shown-text.ts'

const frame = textFrame
const dateWidth = 100
const evidenceWidth = 104
const columns: readonly Column[] = [
  { left: frame.left, width: dateWidth },
  { left: frame.left + dateWidth, width: frame.width - dateWidth - evidenceWidth },
  { left: frame.left + frame.width - evidenceWidth, width: evidenceWidth },
]

/** What happened, oldest first, each line with links to the exhibits that prove it. */
export function chronologySheets(layout: Layout, numbering: Numbering): Iterable<Sheet> {
  return flow(blocks(layout, numbering), frame)
}

function* blocks(layout: Layout, numbering: Numbering): Generator<Block> {
  const { engine, faces, words } = layout
  const { chronology } = words
  yield* heading(layout, frame, 'chronology', chronology.name)
  if (layout.events.length === 0) {
    const role = { tag: 'P', key: 'chronology/none' } as const
    yield* paragraph(engine, chronology.none, faces.body, { left: frame.left, width: frame.width, role })
    return
  }
  const heads = [chronology.date, chronology.event, chronology.evidence]
  const head: Row = { key: 'chronology/head', cells: heads.map((text) => [{ text, face: faces.cellHead }]) }
  const style = {
    lines: 'ruled',
    paddingPt: 5,
    maxRowPt: heightOf(frame),
    continued: words.continued,
    cellTag: 'TD',
  } as const
  yield* table(engine, columns, head, rows(layout, numbering), style)
}

function* rows(layout: Layout, numbering: Numbering): Generator<Row> {
  const { faces } = layout
  for (const [index, event] of layout.events.entries()) {
    yield {
      key: `chronology/${index}`,
      cells: [
        [{ text: eventDateText(layout, event), face: faces.cell }],
        eventText(layout, event),
        references(layout, numbering, event),
      ],
    }
  }
}

/** A range stands on two lines, broken where it is read. */
export const eventDateText = ({ locale }: Pick<Layout, 'locale'>, { date }: CaseEvent): string =>
  formatEventDate(date, locale).replace(/ ([至–]) /, locale === 'en' ? ' $1\n' : '\n$1 ')

/** Kind and text, the words somebody used, and who else is named. */
export function eventText(layout: Layout, event: CaseEvent): readonly CellText[] {
  const { faces, words, terms, partyOf } = layout
  const { chronology } = words
  const kind = terms.event[event.kind] + (event.disputed ? ` [${chronology.disputed}]` : '')
  const texts: CellText[] = [{ text: kind, face: faces.cellStrong }]
  const text = shownText(event.text)
  if (text !== '') texts.push({ text, face: faces.cell })
  if (event.statement && event.statement.words.trim() !== '') {
    const by = nameOf(partyOf(event.statement.by)) ?? chronology.someone
    const said = chronology.said(by, shownText(event.statement.words))
    texts.push({ text: said, face: faces.cell, before: 2 })
  }
  const others = event.partyIds.filter((id) => id !== event.statement?.by)
  const names = others.flatMap((id) => nameOf(partyOf(id)) ?? [])
  if (names.length > 0) texts.push({ text: chronology.parties(names.join(words.comma)), face: faces.quiet })
  return texts
}

/** Links to exhibits in this bundle. Exhibits that were left out are not hinted at. */
function references(
  { faces, words, exhibitOf }: Layout,
  numbering: Numbering,
  event: CaseEvent,
): readonly CellText[] {
  return event.exhibitIds
    .flatMap((id) => exhibitOf(id) ?? [])
    .toSorted((a, b) => a.rank - b.rank)
    .map((item) => {
      const toPage = rangeOf(numbering, item)?.firstPage
      return toPage === undefined
        ? { text: item.label, face: faces.cell }
        : { text: words.reference(item.label, toPage), face: faces.link, toPage }
    })
}
