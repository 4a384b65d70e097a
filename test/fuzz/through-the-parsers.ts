import { exhibitSheets } from '#shared/bundle/pages/exhibit-sheets.ts'
import { layoutOf } from '#shared/bundle/pages/layout.ts'
import { openMaterial } from '#shared/bundle/pages/open-material.ts'
import type { Sheet } from '#shared/bundle/paginate/sheet.ts'
import type { Page } from '#shared/bundle/render/document-model.ts'
import { writeDocument } from '#shared/bundle/render/write-document.ts'
import { nodeDeflate, nodeHash } from '../../electron/adapters/bundle-ports.ts'
import { inspectFile } from '../../renderer/workers/inspect/inspect-file.ts'
import { aBundleInput, withBytes } from '../builders/a-bundle-input.ts'
import { fixedWidthEngine } from '../builders/fixed-width-engine.ts'
import { memorySink } from '../builders/memory-sink.ts'
import { aDocument, quietRun } from '../builders/written-pdf.ts'
import { noRecoder } from '../builders/laid-out.ts'

const noShaper = { shape: () => [], font: () => new Uint8Array(0), subset: () => new Uint8Array(0) }
const ports = { deflate: nodeDeflate, newHash: nodeHash, shaper: noShaper }

/**
 * What happens to a file from the drop to the PDF: inspected, opened, laid out, its images and foreign pages written
 * and the original attached. Text is left undrawn: it has a font, not a parser, before it.
 * @throws whatever no part of the program should throw.
 */
export async function throughTheParsers(bytes: Uint8Array, name: string): Promise<void> {
  const { kind, ...facts } = await inspectFile(new Blob([Uint8Array.from(bytes)]), name)
  const given = withBytes(bytes, { kind, original: { ...facts, name } })
  const layout = layoutOf(aBundleInput({ exhibits: [given] }), fixedWidthEngine())
  const [item] = layout.exhibits
  if (!item) throw new Error('an exhibit is missing')

  const { material } = await openMaterial(item, item.source, { recoder: noRecoder }, quietRun)
  const pages = [...exhibitSheets(layout, item, material)].map(withoutText)
  if (pages.length === 0) throw new Error('an exhibit without a page')

  const { sha256, type } = item.exhibit.original
  const attachments = [{ fileName: 'original', source: item.source, sha256, type, description: name }]
  await writeDocument(aDocument({ pages, attachments }), ports, memorySink(), quietRun)
}

const withoutText = ({ widthPt, heightPt, ops }: Sheet, index: number): Page => ({
  number: index + 1,
  widthPt,
  heightPt,
  ops: ops.filter(({ op }) => op !== 'text'),
})
