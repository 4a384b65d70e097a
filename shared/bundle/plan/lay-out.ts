import { isUnpacked } from '../images/passthrough.ts'
import { annexSheets } from '../pages/annex.ts'
import { chronologySheets } from '../pages/chronology.ts'
import { coverSheets } from '../pages/cover.ts'
import { exhibitSheets } from '../pages/exhibit-sheets.ts'
import { indexSheets } from '../pages/index-sheets.ts'
import { coveredPages, type Layout, layoutOf } from '../pages/layout.ts'
import { compacted, compactedIn } from '../pages/compact-material.ts'
import type { Material, NotShown } from '../pages/material.ts'
import { isShortened, type Sheet } from '../paginate/sheet.ts'
import { type BundlePorts, Cancelled, type RunOptions } from '../ports.ts'
import { withoutHidden } from '../redaction/redact-material.ts'
import { createTextEngine } from '../text/create-text-engine.ts'
import type { TextEngine } from '../text/text-engine.ts'
import type { ImageAsset } from '../render/document-model.ts'
import type { BundleInput, ExhibitRemark } from './bundle-input.ts'
import { conformanceOf, type ExhibitObstacles, obstaclesOf } from './conformance.ts'
import { type Materials, materials } from './materials.ts'
import { draftNumbering, type Numbering, numberPages, type VolumeCounts } from './numbering.ts'

/** A volume whose pages are counted and numbered, but not drawn. Most bundles have one volume. */
export interface LaidOut {
  readonly layout: Layout
  readonly numbering: Numbering
  readonly materials: Materials
  /** By exhibit: why it has no view. */
  readonly notShown: readonly (NotShown | undefined)[]
  /** By exhibit: what the reader of its pages must know. */
  readonly remarks: readonly (readonly ExhibitRemark[])[]
  /** What each exhibit's contents take of the file at most, beside the drawing of its pages. */
  readonly pageBytes: readonly number[]
}

/**
 * Counts every part's pages, then numbers them as one volume. `beside`: exhibits whose originals lie beside the file.
 * @throws Cancelled, SourceError.
 */
export async function layOut(
  input: BundleInput,
  ports: Pick<BundlePorts, 'recoder' | 'shaper'> &
    Partial<Pick<BundlePorts, 'rasteriser' | 'crypto' | 'deflate' | 'preflights'>>,
  run: RunOptions,
  engine: TextEngine = createTextEngine(ports.shaper),
  beside: ReadonlySet<string> = new Set(),
): Promise<LaidOut> {
  const closed = layoutOf(input, engine, beside)
  const { profile } = closed
  const opened = materials(ports, run, makingOf(closed))
  const areCounted =
    profile.parts.includes('exhibits') || profile.indexColumns.some(({ column }) => column === 'pages')
  const sheets: number[] = []
  const notShown: (NotShown | undefined)[] = []
  const pageBytes: number[] = []
  const remarks: (readonly ExhibitRemark[])[] = []
  const obstacles: ExhibitObstacles[] = []
  let compactedImages = 0
  const isRasterising = input.options.foreignPages === 'rasterise' && ports.rasteriser !== undefined
  const rasteriser = isRasterising || input.redaction ? ports.rasteriser : undefined
  for (const item of areCounted ? closed.exhibits : []) {
    if (run.cancel.aborted) throw new Cancelled()
    run.onProgress({ step: 'reading', done: sheets.length, total: closed.exhibits.length })
    const material = await opened.of(item)
    notShown.push(material.kind === 'not-shown' ? material.reason : undefined)
    pageBytes.push(bytesOnPages(material))
    compactedImages += compactedIn(material)
    const isShown = profile.parts.includes('exhibits')
    const found =
      isShown &&
      (await obstaclesOf(
        item.rank,
        material,
        isRasterising,
        ports.preflights,
        run,
        coveredPages(closed, item),
      ))
    if (found) obstacles.push(found)
    const own = [...exhibitSheets(closed, item, material)]
    sheets.push(own.length)
    remarks.push(remarksOn(material, own))
  }
  run.onProgress({ step: 'laying-out', done: 0, total: 1 })
  const conformance = conformanceOf(obstacles, input.options)
  const layout: Layout = { ...closed, conformance, compactedImages, ...(rasteriser && { rasteriser }) }
  const counted = areCounted ? sheets : layout.exhibits.map(() => 0)
  const [numbering] = numbered(layout, counted, [0], run)
  run.onProgress({ step: 'laying-out', done: 1, total: 1 })
  if (!numbering) throw new Error('a bundle has one volume at least')
  return { layout, numbering, materials: opened, notShown, remarks, pageBytes }
}

/** What becomes of an opened exhibit: without what is hidden, then no larger than pages need. */
function makingOf({ input, profile }: Layout): Parameters<typeof materials>[2] {
  const { redaction, options } = input
  const compacting = options.compactImages ? compacted(profile.pageSize) : undefined
  if (!redaction) return compacting
  const hiding = withoutHidden(redaction)
  return async (material, recoder, item) => {
    const shown = await hiding(material, recoder, item)
    return compacting ? compacting(shown, recoder) : shown
  }
}

/** The same bundle in several volumes. `cuts` are the ranks with which they begin, the first of them 0. */
export const inVolumes = (
  laid: LaidOut,
  cuts: readonly number[],
  run: Pick<RunOptions, 'cancel'>,
): readonly LaidOut[] =>
  cuts.length === 1
    ? [laid]
    : numbered(laid.layout, laid.numbering.sheets, cuts, run).map((numbering) => ({ ...laid, numbering }))

function numbered(
  layout: Layout,
  sheets: readonly number[],
  cuts: readonly number[],
  run: Pick<RunOptions, 'cancel'>,
): readonly Numbering[] {
  const has = (part: Layout['profile']['parts'][number]) => layout.profile.parts.includes(part)
  const chronology = has('chronology') && layout.input.options.includeChronology
  const nothing = { sheets: 0, indexRows: 0, references: 0 }
  const volumes = cuts.map((from, volume): VolumeCounts => {
    const draft = draftNumbering(sheets, { chronology, exhibits: has('exhibits') }, cuts, volume + 1)
    const cover = has('cover') ? count(coverSheets(layout, draft), run) : nothing
    const index = count(indexSheets(layout, draft), run)
    // one chronology for all volumes, in the first
    const events = chronology && volume === 0 ? count(chronologySheets(layout, draft), run) : nothing
    const annex = has('annex') ? count(annexSheets(layout, draft), run) : nothing
    return {
      cover: cover.sheets,
      index: index.sheets,
      chronology: events.sheets,
      annex: annex.sheets,
      from,
      until: cuts[volume + 1] ?? sheets.length,
      indexRows: index.indexRows,
      references: events.references,
    }
  })
  return withFirstChronology(numberPages(volumes, sheets, has('exhibits')))
}

/** Every volume's index leads to the one chronology. */
const withFirstChronology = (volumes: readonly Numbering[]): readonly Numbering[] => {
  const chronology = volumes[0]?.chronology
  return chronology ? volumes.map((volume) => ({ ...volume, chronology })) : volumes
}

function count(sheets: Iterable<Sheet>, { cancel }: Pick<RunOptions, 'cancel'>) {
  const sum = { sheets: 0, indexRows: 0, references: 0 }
  for (const { marks } of sheets) {
    if (cancel.aborted) throw new Cancelled()
    sum.sheets += 1
    for (const { kind } of marks) {
      if (kind === 'index-row') sum.indexRows += 1
      else if (kind === 'reference') sum.references += 1
    }
  }
  return sum
}

function remarksOn(material: Material, sheets: readonly Sheet[]): readonly ExhibitRemark[] {
  const isRepaired = material.kind === 'pdf' && material.document.isRepaired
  const isCut = isShortened(sheets) || (material.kind === 'image' && material.notes.includes('pages-left'))
  return [...(isRepaired ? (['repaired'] as const) : []), ...(isCut ? (['shortened'] as const) : [])]
}

/** What the exhibit's own contents take on the pages at most: what is unpacked and packed anew may grow. */
function bytesOnPages(material: Material): number {
  if (material.kind === 'image') return bytesOfImages(material.images)
  if (material.kind === 'email') return bytesOfImages([...material.pictures.values()])
  return material.kind === 'pdf' ? 2 * material.document.source.bytes : 0
}

const bytesOfImages = (images: readonly ImageAsset[]): number =>
  images.reduce((sum, image) => sum + bytesOfImage(image), 0)

const bytesOfImage = ({ source, header }: ImageAsset): number =>
  header?.kind === 'jpeg' || (header && !isUnpacked(header)) ? source.bytes : 2 * source.bytes
