import { displayName } from '#shared/core/evidence/display-name.ts'
import { dayOf } from '#shared/core/plain-date.ts'
import { formatDate, formatInstant, formatNumber } from '#shared/messages/format.ts'
import type { Block } from '../paginate/block.ts'
import { flow } from '../paginate/flow.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { heightOf, type Sheet, textFrame as frame } from '../paginate/sheet.ts'
import { type Cell, type Column, type Row, table, type TableStyle } from '../paginate/table.ts'
import { countBookmarks } from '../plan/outline.ts'
import { type Numbering, volumeOf } from '../plan/numbering.ts'
import { recordFileName } from '../record/file-record.ts'
import { compactedBlocks, conformanceBlocks } from './conformance.ts'
import { facts, groupedHash } from './facts.ts'
import { heading, subheading } from './headings.ts'
import { acquiredText, captureText, mismatchText, modifiedText, statedFacts } from './intake-record.ts'
import { notAcceptedText } from './index-sheets.ts'
import { exhibitsOf, type LaidExhibit, type Layout } from './layout.ts'
import { redactionBlocks } from './redaction.ts'

/** The last part: hashes of the originals, how to check them, what that proves, and what was checked already. */
export function annexSheets(layout: Layout, numbering: Numbering): Iterable<Sheet> {
  return flow(blocks(layout, numbering), frame)
}

function* blocks(layout: Layout, numbering: Numbering): Generator<Block> {
  const { words } = layout
  yield* heading(layout, frame, 'annex', words.annex.name)
  const exhibits = exhibitsOf(layout, numbering)
  yield* manifest(layout, exhibits)
  yield* howToCheck(layout, exhibits)
  yield* limits(layout)
  yield* checks(layout, numbering)
  yield* conformanceBlocks(layout, exhibits)
  yield* compactedBlocks(layout)
  yield* redactionBlocks(layout, exhibits)
  if (layout.profile.prints.includes('capture')) yield* records(layout, exhibits)
  const { engine, faces, input } = layout
  const made = words.annex.producedBy(input.producer, formatInstant(input.madeAt, input.zone))
  const role = { tag: 'P', key: 'annex/producer' } as const
  const place = { left: frame.left, width: frame.width }
  yield* paragraph(engine, made, faces.quiet, { ...place, before: 14, role })
  const record = words.annex.recordText(recordFileName)
  const said = { tag: 'P', key: 'annex/record' } as const
  yield* paragraph(engine, record, faces.quiet, { ...place, before: 4, role: said })
}

/** A width of 0 takes what the others leave. */
const columnsOf = (widths: readonly number[], ends: readonly number[] = []): readonly Column[] => {
  let left = frame.left
  const rest = frame.width - widths.reduce((sum, width) => sum + width, 0)
  return widths.map((given, index) => {
    const width = given === 0 ? rest : given
    const column: Column = { left, width, align: ends.includes(index) ? 'end' : 'start' }
    left += width
    return column
  })
}

const styleOf = ({ words }: Layout): TableStyle => ({
  lines: 'ruled',
  paddingPt: 4,
  maxRowPt: heightOf(frame),
  continued: words.continued,
  cellTag: 'TD',
})

function* manifest(layout: Layout, exhibits: readonly LaidExhibit[]): Generator<Block> {
  const { engine, faces, words, input, locale } = layout
  const { annex } = words
  yield* subheading(layout, frame, 'annex/manifest', annex.manifest)
  const heads = [annex.number, annex.file, annex.bytes, annex.hash, annex.takenIn]
  const head: Row = {
    key: 'annex/manifest/head',
    cells: heads.map((text) => [{ text, face: faces.cellHead }]),
  }
  const rows = exhibits.map((item): Row => {
    const { original, acquiredAt } = item.exhibit
    const given = annex.originalNamed(displayName(original.name))
    const [day = '', ...time] = formatInstant(acquiredAt, input.zone).split(' ')
    return {
      key: `annex/manifest/${item.rank}`,
      cells: [
        [{ text: item.number, face: faces.hash }],
        [
          { text: item.fileName, face: faces.hash },
          ...carriedTexts(layout, item),
          { text: given, face: faces.running },
        ],
        [{ text: formatNumber(original.bytes, locale), face: faces.hash }],
        [{ text: groupedHash(original.sha256), face: faces.hash }],
        [
          { text: day, face: faces.hash },
          { text: time.join(' '), face: faces.running },
        ],
      ],
    }
  })
  yield* table(engine, columnsOf([32, 0, 68, 172, 74], [2]), head, rows, styleOf(layout))
}

/** Said only where an original is not simply inside, and not by the user's own choice. */
function carriedTexts(layout: Layout, item: LaidExhibit): Cell {
  const { faces, words, profile } = layout
  if (item.carried === 'not-accepted') return [{ text: notAcceptedText(layout, item), face: faces.quiet }]
  return item.carried === 'beside' && profile.encoding !== 'split-exhibits'
    ? [{ text: words.annex.beside(item.fileName), face: faces.quiet }]
    : []
}

function* howToCheck(layout: Layout, exhibits: readonly LaidExhibit[]): Generator<Block> {
  const { engine, faces, words } = layout
  const { annex } = words
  const place = { left: frame.left, width: frame.width }
  yield* subheading(layout, frame, 'annex/how', annex.howTo)
  const isInside = exhibits.some(({ carried }) => carried === 'inside')
  const steps = isInside ? annex.howToText : annex.howToText.slice(1)
  for (const [index, text] of steps.entries()) {
    const role = { tag: 'P', key: `annex/how/${index}` } as const
    const numberedText = steps.length > 1 ? `${index + 1}. ${text}` : text
    yield* paragraph(engine, numberedText, faces.body, { ...place, before: 2, role, keepWithNext: true })
  }
  const example = exhibits[0]?.fileName ?? ''
  yield* facts(
    layout,
    frame,
    'annex/commands',
    annex.commands.map(([system, command]) => ({
      name: system,
      value: [{ text: command(example), face: faces.hash }],
    })),
    { nameWidth: 124 },
  )
  const role = { tag: 'P', key: 'annex/how/end' } as const
  yield* paragraph(engine, annex.howToEnd, faces.body, { ...place, before: 6, role })
  if (!exhibits.some(({ carried }) => carried === 'beside')) return
  const sums = { tag: 'P', key: 'annex/how/beside' } as const
  yield* paragraph(engine, annex.howToBeside, faces.body, {
    ...place,
    before: 6,
    role: sums,
    keepWithNext: true,
  })
  const command = { tag: 'P', key: 'annex/how/sums' } as const
  yield* paragraph(engine, 'sha256sum -c SHA256SUMS', faces.hash, { ...place, before: 2, role: command })
}

function* limits(layout: Layout): Generator<Block> {
  const { engine, faces, words, exhibits, input, locale } = layout
  const earliest = exhibits.map(({ exhibit }) => exhibit.acquiredAt).toSorted()[0] ?? input.madeAt
  const role = { tag: 'P', key: 'annex/limits/text' } as const
  yield* subheading(layout, frame, 'annex/limits', words.annex.limits)
  const text = words.annex.limitsText(formatDate(dayOf(earliest, input.zone), locale))
  yield* paragraph(engine, text, faces.body, { left: frame.left, width: frame.width, role })
}

function* checks(layout: Layout, numbering: Numbering): Generator<Block> {
  const { engine, faces, words, input, locale, profile } = layout
  const { annex } = words
  const exhibits = exhibitsOf(layout, numbering)
  const attached = exhibits.filter(({ carried }) => carried === 'inside').length
  const hasPages = profile.parts.includes('exhibits')
  const hasReferences = hasPages && numbering.volume === 1 && input.options.includeChronology
  const { firstPage, lastPage } = volumeOf(numbering)
  const role = { tag: 'P', key: 'annex/checks/text' } as const
  yield* subheading(layout, frame, 'annex/checks', annex.checks)
  yield* paragraph(engine, annex.checksText(input.producer), faces.body, {
    left: frame.left,
    width: frame.width,
    keepWithNext: true,
    role,
  })
  yield { height: 4, before: 0, keepWithNext: true, draw: () => ({ ops: [], marks: [] }) }
  const { checkRows } = annex
  const { indexRows, references } = numbering.counts
  // which rows there are must not depend on the counts: they are not known while pages are counted
  const list: readonly (readonly [string, number])[] = [
    [numbering.volumes.length > 1 ? checkRows.pagesInVolumes : checkRows.pages, lastPage - firstPage + 1],
    ...(hasPages ? [[checkRows.index, indexRows] as const] : []),
    ...(hasReferences ? [[checkRows.references, references] as const] : []),
    [checkRows.bookmarks, countBookmarks(layout, numbering)],
    ...(hasPages ? [[checkRows.text, exhibits.length] as const] : []),
    ...(attached > 0 ? [[checkRows.attachments, attached] as const] : []),
  ]
  const head: Row = {
    key: 'annex/checks/head',
    cells: [annex.check, annex.compared].map((text) => [{ text, face: faces.cellHead }]),
  }
  const rows = list.map(([text, count], index): Row => ({
    key: `annex/checks/${index}`,
    cells: [[{ text, face: faces.cell }], [{ text: formatNumber(count, locale), face: faces.cell }]],
  }))
  yield* table(engine, columnsOf([frame.width - 70, 0], [1]), head, rows, styleOf(layout))
}

/** The custody facts of every file, short. Sheets of recordings and of files without a view carry their own in full. */
function* records(layout: Layout, exhibits: readonly LaidExhibit[]): Generator<Block> {
  const { engine, faces, words } = layout
  const place = { left: frame.left, width: frame.width }
  const role = { tag: 'P', key: 'annex/records/text' } as const
  yield* subheading(layout, frame, 'annex/records', words.annex.records)
  yield* paragraph(engine, words.annex.recordsText, faces.body, { ...place, keepWithNext: true, role })
  yield { height: 4, before: 0, keepWithNext: true, draw: () => ({ ops: [], marks: [] }) }
  const rows = exhibits.map((item): Row => ({
    key: `annex/records/${item.rank}`,
    cells: [
      [{ text: item.label, face: faces.cellStrong }],
      [
        { text: item.title, face: faces.cellStrong },
        ...recordLines(layout, item).map((text) => ({ text, face: faces.hash })),
      ],
    ],
  }))
  yield* table(engine, columnsOf([66, 0]), undefined, rows, styleOf(layout))
}

function recordLines(layout: Layout, { exhibit }: LaidExhibit): readonly string[] {
  const { words, terms } = layout
  const { record } = words
  const stated = statedFacts(layout, exhibit).map(({ name, value }) => ({
    name,
    value: typeof value === 'string' ? value : '',
  }))
  const all = [
    { name: record.kind, value: terms.exhibit[exhibit.kind] },
    ...stated,
    { name: record.acquired, value: acquiredText(layout, exhibit) },
    { name: record.modified, value: modifiedText(layout, exhibit) },
    { name: record.capture, value: captureText(layout, exhibit) },
    { name: record.type, value: mismatchText(layout, exhibit) },
  ]
  return all.filter(({ value }) => value !== '').map(({ name, value }) => name + words.colon + value)
}
