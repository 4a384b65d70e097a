import { displayName } from '#shared/core/evidence/display-name.ts'
import { dayOf, parsePlainDate } from '#shared/core/plain-date.ts'
import { formatDate, formatEventDate } from '#shared/messages/format.ts'
import type { IndexColumn } from '#shared/reference/profile.ts'
import type { Block } from '../paginate/block.ts'
import { flow } from '../paginate/flow.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { type Frame, heightOf, type Sheet, textFrame } from '../paginate/sheet.ts'
import { type Cell, type Column, type PlacedRow, type Row, table } from '../paginate/table.ts'
import { type Numbering, type PageRange, volumeOfRank } from '../plan/numbering.ts'
import { extensionOf } from './attachment-name.ts'
import { facts } from './facts.ts'
import { heading } from './headings.ts'
import { type LaidExhibit, type Layout, nameOf } from './layout.ts'
import { shownText } from './shown-text.ts'

/** The index is a table with long texts: wider than running text. */
const frame: Frame = { ...textFrame, left: 46, width: textFrame.width + 20 }

/** Title of the index: court forms in China call it 证据清单 or 证据目录. */
export const indexName = ({ profile, words }: Pick<Layout, 'profile' | 'words'>): string =>
  ({
    index: words.index.name,
    list: words.index.listName,
    catalogue: words.index.catalogueName,
    'exhibit-list': words.index.exhibitListName,
  })[profile.indexTitle]

type PrintedColumn = IndexColumn | 'volume'
type Columns = readonly { readonly column: PrintedColumn; readonly share: number }[]

/** The profile's columns less those that the user leaves out; with volumes, the one that names them. */
const chosenColumns = ({ profile, input }: Layout, { volumes }: Numbering): Columns =>
  profile.indexColumns
    .filter(({ column }) => column !== 'form' || input.options.showForm)
    .flatMap((entry): Columns =>
      entry.column === 'page' && volumes.length > 1 ? [{ column: 'volume', share: 7 }, entry] : [entry],
    )

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

  const chosen = chosenColumns(layout, numbering)
  const columns = columnsOf(chosen)
  const head: Row = {
    key: 'index/head',
    shaded: true,
    cells: chosen.map(({ column }) => [{ text: words.index.columns[column], face: faces.cellHead }]),
  }
  const rows = [
    ...(profile.indexNamesSections && numbering.chronology
      ? [sectionRow(layout, chosen, words.chronology.name, numbering.chronology, 1)]
      : []),
    ...layout.exhibits.map((item) => exhibitRow(layout, chosen, item, numbering)),
    ...(profile.indexNamesSections && numbering.annex
      ? [sectionRow(layout, chosen, words.annex.name, numbering.annex, numbering.volume)]
      : []),
  ]
  const style = {
    lines: profile.indexLines,
    paddingPt: 5,
    maxRowPt: heightOf(frame),
    continued: words.continued,
    cellTag: numbering.exhibits.length > 0 ? 'TOCI' : 'TD',
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

/** Where an exhibit's pages are; undefined where the file holds none of them. */
export const rangeOf = (numbering: Numbering, item: LaidExhibit): PageRange | undefined =>
  numbering.exhibits[item.rank]

/** Those who are named with an exhibit; the claimant where nobody is. */
function submitters({ exhibits, input, partyOf, words }: Layout): string {
  const named = exhibits.flatMap(({ exhibit }) => nameOf(partyOf(exhibit.submittedBy ?? '')) ?? [])
  const claimants = input.parties
    .filter(({ role }) => role === 'claimant')
    .flatMap((party) => nameOf(party) ?? [])
  return [...new Set(named.length > 0 ? named : claimants)].join(words.comma)
}

const centred: readonly PrintedColumn[] = ['number', 'form', 'page', 'pages', 'copies', 'volume']

function columnsOf(chosen: Columns): readonly Column[] {
  const all = chosen.reduce((sum, { share }) => sum + share, 0)
  let left = frame.left
  return chosen.map(({ column, share }) => {
    const width = (frame.width * share) / all
    const made: Column = { left, width, align: centred.includes(column) ? 'centre' : 'start' }
    left += width
    return made
  })
}

function exhibitRow(layout: Layout, chosen: Columns, item: LaidExhibit, numbering: Numbering): Row {
  const { faces, words, terms } = layout
  const { exhibit, label, title, number } = item
  const range = rangeOf(numbering, item)
  const pageText = range ? words.pageRange(range.firstPage, range.lastPage) : words.none
  const pages = numbering.sheets[item.rank] ?? 0
  const textOf: { readonly [C in PrintedColumn]: () => string } = {
    number: () => number,
    title: () => title,
    source: () => shownText(exhibit.source) || words.none,
    proves: () => shownText(exhibit.proves) || words.none,
    form: () => (exhibit.form === 'unknown' ? words.none : terms.form[exhibit.form]),
    date: () => dateOf(layout, item),
    page: () => pageText,
    pages: () => (pages === 0 ? words.none : String(pages)),
    // how many copies go along is for the user to write
    copies: () => '',
    file: () => (item.carried === 'not-accepted' ? notAcceptedText(layout, item) : item.fileName),
    volume: () => String(volumeOfRank(numbering, item.rank)),
  }
  const cells = chosen.map(({ column }): Cell => [{ text: textOf[column](), face: faces.cell }])
  const key = `index/${item.rank}`
  if (!range) {
    // as much as stands on one line for certain, and whole signs: ‹U+202E› is one
    const [start = ''] = title.split('‹')
    const signs = [...new Intl.Segmenter().segment(start)].slice(0, 8)
    const texts = [number, signs.map(({ segment }) => segment).join('')].map(
      (text) => ({ kind: 'sample', text }) as const,
    )
    return { key, cells, marks: () => texts }
  }
  return {
    key,
    cells,
    link: { toPage: range.firstPage, alt: words.goTo(label, title, range.firstPage) },
    marks: rowMark(chosen, number, title, pageText, range.firstPage),
  }
}

/** Why a file is not handed over. */
export const notAcceptedText = ({ words }: Pick<Layout, 'words'>, { exhibit }: LaidExhibit): string =>
  words.annex.notAccepted(extensionOf(exhibit.original))

function sectionRow(
  { faces, words }: Layout,
  chosen: Columns,
  name: string,
  range: PageRange,
  volume: number,
): Row {
  const pageText = words.pageRange(range.firstPage, range.lastPage)
  const cells = chosen.map(({ column }): Cell => {
    const texts: { readonly [C in PrintedColumn]?: string } = {
      title: name,
      page: pageText,
      volume: String(volume),
    }
    const text = texts[column] ?? ''
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
    chosen: Columns,
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
