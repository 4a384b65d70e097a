import type { CaseEvent } from '#shared/core/timeline/event.ts'
import { formatEventDate } from '#shared/messages/format.ts'
import type { Locale } from '#shared/messages/messages.ts'
import type { Block } from '../paginate/block.ts'
import { flow } from '../paginate/flow.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { heightOf, type Sheet, textFrame } from '../paginate/sheet.ts'
import { type CellText, type Column, type Row, table } from '../paginate/table.ts'
import type { Numbering } from '../plan/numbering.ts'
import { heading } from './headings.ts'
import { rangeOf } from './index-sheets.ts'
import { type LaidExhibit, type Layout, nameOf } from './layout.ts'
import { shownText } from './shown-text.ts'

const frame = textFrame
/** A day fits on a line, with the two digits of a month: `28 September 2024`, `2024年12月28日`. */
const dateWidthOf = (locale: Locale): number => (locale === 'en' ? 100 : 88)
const evidenceWidth = 104
const columnsOf = (locale: Locale, citesEvidence: boolean): readonly Column[] => {
  const dateWidth = dateWidthOf(locale)
  const eventWidth = frame.width - dateWidth - (citesEvidence ? evidenceWidth : 0)
  const columns = [
    { left: frame.left, width: dateWidth },
    { left: frame.left + dateWidth, width: eventWidth },
  ]
  const evidence = { left: frame.left + dateWidth + eventWidth, width: evidenceWidth }
  return citesEvidence ? [...columns, evidence] : columns
}

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
  // where nothing is cited, a column for it would only narrow the text
  const citesEvidence = layout.events.some((event) => citedBy(layout, event).length > 0)
  const heads = [chronology.date, chronology.event, ...(citesEvidence ? [chronology.evidence] : [])]
  const head: Row = { key: 'chronology/head', cells: heads.map((text) => [{ text, face: faces.cellHead }]) }
  const style = {
    lines: 'ruled',
    paddingPt: 5,
    maxRowPt: heightOf(frame),
    continued: words.continued,
    cellTag: 'TD',
  } as const
  yield* table(
    engine,
    columnsOf(layout.locale, citesEvidence),
    head,
    rows(layout, numbering, citesEvidence),
    style,
  )
}

function* rows(layout: Layout, numbering: Numbering, citesEvidence: boolean): Generator<Row> {
  const { faces } = layout
  for (const [index, event] of layout.events.entries()) {
    yield {
      key: `chronology/${index}`,
      cells: [
        [{ text: eventDateText(layout, event), face: faces.cell }, kindOf(layout, event)],
        eventText(layout, event),
        ...(citesEvidence ? [references(layout, numbering, event)] : []),
      ],
    }
  }
}

/** A range stands on two lines, broken where it is read. */
export const eventDateText = ({ locale }: Pick<Layout, 'locale'>, { date }: CaseEvent): string =>
  formatEventDate(date, locale).replace(/ ([至–]) /, locale === 'en' ? ' $1\n' : '\n$1 ')

/** Stands under the date: there it takes no line of its own. */
const kindOf = ({ faces, words, terms }: Layout, { kind, disputed }: CaseEvent): CellText => ({
  text: terms.event[kind] + (disputed ? ` [${words.chronology.disputed}]` : ''),
  face: faces.cellStrong,
})

/** What happened, the words somebody used, and who else is named. */
function eventText(layout: Layout, event: CaseEvent): readonly CellText[] {
  const { faces, words, partyOf } = layout
  const { chronology } = words
  const texts: CellText[] = []
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

/** Exhibits in this bundle. Those that were left out are not hinted at. */
const citedBy = ({ exhibitOf }: Layout, { exhibitIds }: CaseEvent): readonly LaidExhibit[] =>
  exhibitIds.flatMap((id) => exhibitOf(id) ?? []).toSorted((a, b) => a.rank - b.rank)

function references(layout: Layout, numbering: Numbering, event: CaseEvent): readonly CellText[] {
  const { faces, words } = layout
  return citedBy(layout, event).map((item) => {
    const toPage = rangeOf(numbering, item)?.firstPage
    return toPage === undefined
      ? { text: item.label, face: faces.cell }
      : { text: words.reference(item.label, toPage), face: faces.link, toPage }
  })
}
