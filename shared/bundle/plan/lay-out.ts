import { annexSheets } from '../pages/annex.ts'
import { chronologySheets } from '../pages/chronology.ts'
import { coverSheets } from '../pages/cover.ts'
import { exhibitSheets } from '../pages/exhibit-sheets.ts'
import { indexSheets } from '../pages/index-sheets.ts'
import { type Layout, layoutOf } from '../pages/layout.ts'
import type { Material, NotShown } from '../pages/material.ts'
import type { Sheet } from '../paginate/sheet.ts'
import { type BundlePorts, Cancelled, type RunOptions } from '../ports.ts'
import { createTextEngine } from '../text/create-text-engine.ts'
import type { TextEngine } from '../text/text-engine.ts'
import type { BundleInput } from './bundle-input.ts'
import { type Materials, materials } from './materials.ts'
import { draftNumbering, type Numbering, numberPages } from './numbering.ts'

/** A bundle whose pages are counted and numbered, but not drawn. */
export interface LaidOut {
  readonly layout: Layout
  readonly numbering: Numbering
  readonly materials: Materials
  /** By exhibit: why it has no view. */
  readonly notShown: readonly (NotShown | undefined)[]
  /** What the exhibits' pages will take of the file, as far as that is known before writing. */
  readonly pageBytes: number
}

/** Counts every part's pages, then numbers them. @throws Cancelled, SourceError. */
export async function layOut(
  input: BundleInput,
  ports: Pick<BundlePorts, 'recoder' | 'shaper'>,
  run: RunOptions,
  engine: TextEngine = createTextEngine(ports.shaper),
): Promise<LaidOut> {
  const layout = layoutOf(input, engine)
  const opened = materials(ports, run)
  const draft = draftNumbering(layout.exhibits.length, input.options.includeChronology)
  const exhibits: number[] = []
  const notShown: (NotShown | undefined)[] = []
  let pageBytes = 0
  for (const item of layout.exhibits) {
    if (run.cancel.aborted) throw new Cancelled()
    run.onProgress({ step: 'reading', done: exhibits.length, total: layout.exhibits.length })
    const material = await opened.of(item)
    notShown.push(material.kind === 'not-shown' ? material.reason : undefined)
    pageBytes += bytesOnPages(material)
    let sheets = 0
    for (const _ of exhibitSheets(layout, item, material)) sheets += 1
    exhibits.push(sheets)
  }
  run.onProgress({ step: 'laying-out', done: 0, total: 1 })
  const cover = count(coverSheets(layout, draft), run)
  const index = count(indexSheets(layout, draft), run)
  const chronology = input.options.includeChronology
    ? count(chronologySheets(layout, draft), run)
    : { sheets: 0, indexRows: 0, references: 0 }
  const annex = count(annexSheets(layout, draft), run)
  const numbering = numberPages({
    cover: cover.sheets,
    index: index.sheets,
    chronology: chronology.sheets,
    exhibits,
    annex: annex.sheets,
    indexRows: index.indexRows,
    references: chronology.references,
  })
  run.onProgress({ step: 'laying-out', done: 1, total: 1 })
  return { layout, numbering, materials: opened, notShown, pageBytes }
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

function bytesOnPages(material: Material): number {
  if (material.kind === 'image') return material.images.reduce((sum, { source }) => sum + source.bytes, 0)
  return material.kind === 'pdf' ? material.document.source.bytes : 0
}
