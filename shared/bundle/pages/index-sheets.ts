import { displayName } from '#shared/core/evidence/display-name.ts'
import { dayOf, parsePlainDate } from '#shared/core/plain-date.ts'
import { formatDate, formatEventDate } from '#shared/messages/format.ts'
import type { IndexColumn } from '#shared/reference/profile.ts'
import type { Block } from '../paginate/block.ts'
import { flow } from '../paginate/flow.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { type Frame, heightOf, type Sheet, textFrame } from '../paginate/sheet.ts'
import { type Cell, type Column, type PlacedRow, type Row, table } from '../paginate/table.ts'
import type { Numbering, PageRange } from '../plan/numbering.ts'
import { facts } from './facts.ts'
import { heading } from './headings.ts'
import { type LaidExhibit, type Layout, nameOf } from './layout.ts'
import { shownText } from './shown-text.ts'

/** The index is a table with long texts: wider than running text. */
const frame: Frame = { ...textFrame, left: 46, width: textFrame.width + 20 }

/** Title of the index: court forms in China call it 证据清单. */
export const indexName = ({ profile, words }: Layout): string =>
  profile.id === 'prc-evidence-list' ? words.index.listName : words.index.name

/** The hyperlinked index with the columns that the recipient asks for; every row is one link. */
export function indexSheets(layout: Layout, numbering: Numbering): Iterable<Sheet> {
  return flow(blocks(layout, numbering), frame)
}

function* blocks(layout: Layout, numbering: Numbering): Generator<Block> {
  const { engine, faces, words, profile, input, locale } = layout
  yield* heading(layout, frame, 'index', indexName(layout))
  if (profile.indexSigned) {
    const name = (role: 'claimant' | 'respondent') =>
      input.parties
        .filter((party) => party.role === role)
        .flatMap((party) => nameOf(party) ?? [])
        .join(words.comma)
    const list = [
      { name: words.cover.case, value: displayName(input.case.title) },
      { name: words.index.submittedBy, value: submitters(layout) },
      { name: words.index.against, value: name('respondent') },
    ]
    yield* facts(layout, frame, 'index/case', list, { lines: 'open', nameWidth: 68, paddingPt: 1.5 })
    yield { height: 8, before: 0, keepWithNext: true, draw: () => ({ ops: [], marks: [] }) }
  }

  const chosen = profile.indexColumns.filter(({ column }) => column !== 'form' || input.options.showForm)
  const columns = columnsOf(chosen)
  const head: Row = {
    key: 'index/head',
    shaded: true,
    cells: chosen.map(({ column }) => [{ text: words.index.columns[column], face: faces.cellHead }]),
  }
  const rows = [
    ...(profile.indexNamesSections && numbering.chronology
      ? [sectionRow(layout, chosen, words.chronology.name, numbering.chronology)]
      : []),
    ...layout.exhibits.map((item) => exhibitRow(layout, chosen, item, rangeOf(numbering, item))),
    ...(profile.indexNamesSections ? [sectionRow(layout, chosen, words.annex.name, numbering.annex)] : []),
  ]
  const style = {
    lines: profile.indexLines,
    paddingPt: 5,
    maxRowPt: heightOf(frame),
    continued: words.continued,
    cellTag: 'TOCI',
  } as const
  yield* table(engine, columns, head, rows, style)

  const place = { left: frame.left, width: frame.width }
  if (profile.indexColumns.some(({ column }) => column === 'date')) {
    const role = { tag: 'P', key: 'index/dates' } as const
    yield* paragraph(engine, words.index.dateNote, faces.quiet, { ...place, before: 8, role })
  }
  if (!profile.indexSigned) return
  const line = '＿'.repeat(10)
  const signed = `${words.index.submittedBy}${words.colon}${submitters(layout)}    ${words.index.signature}${words.colon}${locale === 'en' ? '_'.repeat(24) : line}`
  const dated = `${words.index.date}${words.colon}${words.index.dateBlank}`
  const role = { tag: 'P', key: 'index/signature' } as const
  yield* paragraph(engine, signed, faces.body, {
    ...place,
    before: 34,
    align: 'end',
    keepWithNext: true,
    role,
  })
  yield* paragraph(engine, dated, faces.body, { ...place, before: 12, align: 'end', role })
}

export const rangeOf = (numbering: Numbering, item: LaidExhibit): PageRange =>
  numbering.exhibits[item.rank] ?? numbering.cover

/** Those who are named with an exhibit; the claimant where nobody is. */
function submitters({ exhibits, input, partyOf, words }: Layout): string {
  const named = exhibits.flatMap(({ exhibit }) => nameOf(partyOf(exhibit.submittedBy ?? '')) ?? [])
  const claimants = input.parties
    .filter(({ role }) => role === 'claimant')
    .flatMap((party) => nameOf(party) ?? [])
  return [...new Set(named.length > 0 ? named : claimants)].join(words.comma)
}

const centred: readonly IndexColumn[] = ['number', 'form', 'page']

function columnsOf(chosen: Layout['profile']['indexColumns']): readonly Column[] {
  const all = chosen.reduce((sum, { share }) => sum + share, 0)
  let left = frame.left
  return chosen.map(({ column, share }) => {
    const width = (frame.width * share) / all
    const made: Column = { left, width, align: centred.includes(column) ? 'centre' : 'start' }
    left += width
    return made
  })
}

function exhibitRow(
  layout: Layout,
  chosen: Layout['profile']['indexColumns'],
  item: LaidExhibit,
  range: PageRange,
): Row {
  const { faces, words, terms } = layout
  const { exhibit, label, title } = item
  const number = String(item.rank + 1)
  const pageText = words.pageRange(range.firstPage, range.lastPage)
  const textOf: { readonly [C in IndexColumn]: () => string } = {
    number: () => number,
    title: () => title,
    source: () => shownText(exhibit.source) || words.none,
    proves: () => shownText(exhibit.proves) || words.none,
    form: () => (exhibit.form === 'unknown' ? words.none : terms.form[exhibit.form]),
    date: () => dateOf(layout, item),
    page: () => pageText,
  }
  const cells = chosen.map(({ column }): Cell => [{ text: textOf[column](), face: faces.cell }])
  return {
    key: `index/${item.rank}`,
    cells,
    link: { toPage: range.firstPage, alt: words.goTo(label, title, range.firstPage) },
    marks: rowMark(chosen, number, title, pageText, range.firstPage),
  }
}

function sectionRow(
  { faces, words }: Layout,
  chosen: Layout['profile']['indexColumns'],
  name: string,
  range: PageRange,
): Row {
  const pageText = words.pageRange(range.firstPage, range.lastPage)
  const cells = chosen.map(({ column }): Cell => {
    const text = column === 'title' ? name : column === 'page' ? pageText : ''
    return [{ text, face: faces.cellStrong }]
  })
  return {
    key: `index/${name}`,
    cells,
    link: { toPage: range.firstPage, alt: words.goTo('', name, range.firstPage) },
    marks: rowMark(chosen, '', name, pageText, range.firstPage),
  }
}

const rowMark =
  (
    chosen: Layout['profile']['indexColumns'],
    label: string,
    title: string,
    pageText: string,
    toPage: number,
  ): NonNullable<Row['marks']> =>
  ({ box, first }: PlacedRow) => {
    const pageTextAt = first(chosen.findIndex(({ column }) => column === 'page')).at
    return [{ kind: 'index-row', label, title, pageText, pageTextAt, link: box, toPage }]
  }

/** The file's own date, else that of the only event that cites it; two events say nothing about the paper's date. */
function dateOf({ locale, words, eventsCiting, input }: Layout, { exhibit }: LaidExhibit): string {
  const { takenAt } = exhibit.original.capture
  const zoned = takenAt !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(takenAt)
  const day = zoned
    ? dayOf(takenAt as Parameters<typeof dayOf>[0], input.zone)
    : parsePlainDate(takenAt?.slice(0, 10) ?? '')
  if (day) return formatDate(day, locale)
  const [only, another] = eventsCiting(exhibit.id)
  if (!only || another) return words.index.undated
  const { date } = only
  return formatEventDate(date.kind === 'exact' ? { kind: 'exact', on: date.on } : date, locale)
}
