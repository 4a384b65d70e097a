import { plainTextOf } from '#shared/core/evidence/recognised-text.ts'
import { formatNumber } from '#shared/messages/format.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import { rules } from '../conformance/rules.ts'
import { compactDpi, compactQuality } from '../images/compact-image.ts'
import type { Block } from '../paginate/block.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { heightOf, textFrame as frame } from '../paginate/sheet.ts'
import { type Column, type Row, table } from '../paginate/table.ts'
import type { Conformance, ExhibitObstacles } from '../plan/conformance.ts'
import { subheading } from './headings.ts'
import type { LaidExhibit, Layout } from './layout.ts'

/** Which archival standard the file claims, or why it claims none; part of the annex. */
export function* conformanceBlocks(layout: Layout, exhibits: readonly LaidExhibit[]): Generator<Block> {
  const { conformance, engine, faces, locale } = layout
  if (!conformance) return
  const { conformance: words } = messagesOf(locale)
  const own = conformance.exhibits.filter(({ rank }) => exhibits.some((item) => item.rank === rank))
  const rasterised = own.filter(({ isRasterised }) => isRasterised)
  const kept = own.filter(({ isRasterised }) => !isRasterised)
  const place = { left: frame.left, width: frame.width }
  yield* subheading(layout, frame, 'annex/conformance', words.heading)
  const said = claimText(words, conformance)
  const role = { tag: 'P', key: 'annex/conformance/text' } as const
  yield* paragraph(engine, said, faces.body, { ...place, role })
  yield* textLayerBlocks(layout, exhibits)
  const lists = conformance.isArchival ? [] : kept
  if (lists.length > 0) yield* obstacleTable(layout, 'kept', lists)
  if (rasterised.length === 0) return
  const images = { tag: 'P', key: 'annex/conformance/images' } as const
  yield* paragraph(engine, words.rasterised, faces.body, {
    ...place,
    before: 6,
    keepWithNext: true,
    role: images,
  })
  yield* obstacleTable(layout, 'rasterised', rasterised)
}

/** Says that the text over pictures is a machine's, and over which. */
function* textLayerBlocks(layout: Layout, exhibits: readonly LaidExhibit[]): Generator<Block> {
  if (!layout.profile.parts.includes('exhibits')) return
  const read = exhibits.filter(({ recognised }) => recognised && plainTextOf(recognised) !== '')
  if (read.length === 0) return
  const { reading: words } = messagesOf(layout.locale)
  const said = words.annex(read.map(({ label }) => label).join(words.separator))
  const role = { tag: 'P', key: 'annex/conformance/text-layer' } as const
  const place = { left: frame.left, width: frame.width, before: 6, role }
  yield* paragraph(layout.engine, said, layout.faces.body, place)
}

/** What was done to pictures so that the file became smaller; part of the annex. */
export function* compactedBlocks(layout: Layout): Generator<Block> {
  const { compactedImages = 0, engine, faces, locale } = layout
  if (compactedImages === 0) return
  const { conformance: words } = messagesOf(locale)
  yield* subheading(layout, frame, 'annex/compacted', words.compactHeading)
  const said = words.compacted(formatNumber(compactedImages, locale), compactDpi, compactQuality)
  const role = { tag: 'P', key: 'annex/compacted/text' } as const
  yield* paragraph(engine, said, faces.body, { left: frame.left, width: frame.width, role })
}

type Words = ReturnType<typeof messagesOf>['conformance']

/** The claim, or what keeps the file from it. */
export function claimText(words: Words, { isArchival, isEncrypted }: Conformance): string {
  if (isArchival) return words.claimed(Object.keys(rules).length)
  return isEncrypted ? words.encrypted : words.notClaimed
}

/** Why pages of an exhibit stand in the way, as one sentence part. */
export const obstacleText = (words: Words, { obstacles }: ExhibitObstacles): string =>
  obstacles.map((obstacle) => words.obstacles[obstacle]).join(words.separator)

function* obstacleTable(layout: Layout, key: string, list: readonly ExhibitObstacles[]): Generator<Block> {
  const { engine, faces, locale, exhibits } = layout
  const { conformance: words } = messagesOf(locale)
  const widths = [96, 88, frame.width - 184]
  let left = frame.left
  const columns = widths.map((width): Column => {
    const column = { left, width }
    left += width
    return column
  })
  const head: Row = {
    key: `annex/conformance/${key}/head`,
    cells: [words.exhibit, words.pages, words.reason].map((text) => [{ text, face: faces.cellHead }]),
  }
  const rows = list.map((item): Row => {
    const texts = [exhibits[item.rank]?.label ?? '', pageRanges(item.pages), obstacleText(words, item)]
    return {
      key: `annex/conformance/${key}/${item.rank}`,
      cells: texts.map((text) => [{ text, face: faces.cell }]),
    }
  })
  yield { height: 4, before: 0, keepWithNext: true, draw: () => ({ ops: [], marks: [] }) }
  const style = { lines: 'ruled', paddingPt: 4, maxRowPt: heightOf(frame), cellTag: 'TD' } as const
  yield* table(engine, columns, head, rows, { ...style, continued: layout.words.continued })
}

/** `1–3, 7` */
export function pageRanges(pages: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const page of pages) {
    const last = ranges.at(-1)
    if (last && last[1] === page - 1) last[1] = page
    else ranges.push([page, page])
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ')
}
