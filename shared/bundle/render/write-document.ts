import { PDFContext, PDFHexString, PDFName, PDFRawStream, type PDFRef, PDFString } from 'pdf-lib'
import { EmbeddedFont } from '../fonts/embedded-font.ts'
import type { BundlePorts, Deflate, FontWeight, NewHash, RunOptions, Sink } from '../ports.ts'
import { ByteOutput } from '../write/byte-output.ts'
import { PdfWriter } from '../write/pdf-writer.ts'
import { embeddedFile, embeddedFileNames } from './attachments.ts'
import type { BundleDocument } from './document-model.ts'
import { ImageObjects } from './image-objects.ts'
import { infoObject, metadataObject } from './metadata.ts'
import { LayerStates } from './layer-states.ts'
import { outlineObject } from './outline.ts'
import { recordFile } from './record-file.ts'
import { renderPage } from './page-content.ts'
import { pageTree } from './page-tree.ts'
import { pagesAhead } from './pages-ahead.ts'
import { extensionsOf, type Seals, signatureField } from './seals.ts'
import { srgbProfile } from './srgb-profile.ts'
import { StructureTree } from './structure-tree.ts'
import { writingProgress } from './writing-progress.ts'

/** The finished file, in numbers. */
export interface WrittenFile {
  readonly bytes: number
  readonly sha256: string
}

/**
 * Writes a laid-out bundle to the sink, front to back: pages as they come, then originals, fonts and what binds them.
 * The same document gives the same bytes. Closing the sink, or aborting it when this throws, is the caller's.
 * @throws Cancelled between two chunks; SourceError when bytes cannot be read.
 */
export async function writeDocument(
  document: BundleDocument,
  ports: Pick<BundlePorts, 'deflate' | 'newHash' | 'hashThread' | 'shaper'>,
  sink: Sink,
  run: RunOptions,
  seals: Seals = {},
): Promise<WrittenFile> {
  const { newHash, hashThread } = ports
  const progress = writingProgress(document, run.onProgress)
  const output = new ByteOutput({ sink, newHash, hashThread, cancel: run.cancel, onBytes: progress.bytes })
  try {
    return await writeTo(output, document, ports, progress, seals)
  } catch (error) {
    output.drop()
    throw error
  }
}

async function writeTo(
  output: ByteOutput,
  document: BundleDocument,
  ports: Pick<BundlePorts, 'deflate' | 'newHash' | 'shaper'>,
  progress: ReturnType<typeof writingProgress>,
  { encryption, signer }: Seals,
): Promise<WrittenFile> {
  const { deflate, newHash, shaper } = ports
  const context = PDFContext.create()
  const writer = new PdfWriter(context, output, deflate, encryption)
  const fonts = new Map<FontWeight, EmbeddedFont>()
  const structure = new StructureTree(context)
  const { firstPage = 1, elsewhere } = document
  const { root, pageRef, parentOf } = pageTree(context, document.pageCount, firstPage)
  const fontOf = (weight: FontWeight): EmbeddedFont => {
    const font = fonts.get(weight) ?? new EmbeddedFont(context, shaper, weight)
    fonts.set(weight, font)
    return font
  }

  const images = new ImageObjects(context, ports)
  const { language } = document
  const layers = new LayerStates(context)
  const shared = { context, deflate, pageRef, parentOf, fontOf, images, structure, layers, language }
  const around = { ...shared, ...(elsewhere && { elsewhere }) }
  const field = signer && signatureField(context, signer, pageRef(firstPage))
  let pages = 0
  for await (const page of pagesAhead(document.pages, (image) => images.prepare(image))) {
    pages += 1
    if (page.number !== firstPage + pages - 1)
      throw new Error(`page ${page.number} came in place of page ${firstPage + pages - 1}`)
    await renderPage(page, pages === 1 && field ? { ...around, widget: field.widget } : around)
    await writer.drain()
    await output.flush()
    progress.page(pages, output.position)
  }
  if (pages !== document.pageCount) throw new Error(`${pages} pages instead of ${document.pageCount}`)

  const files: { fileName: string; ref: PDFRef }[] = []
  for (const attachment of document.attachments) {
    files.push({ fileName: attachment.fileName, ref: embeddedFile(context, attachment) })
    await writer.drain()
  }
  const record = await recordFile(context, deflate, document)
  for (const font of fonts.values()) await font.finish(context, deflate)
  await structure.finish(() => writer.drain())

  const catalog = context.obj({
    Type: 'Catalog',
    Pages: root,
    PageMode: 'UseOutlines',
    // opens on the first page at 100 %, as court guidance asks
    OpenAction: [pageRef(firstPage), 'XYZ', null, null, 1],
    // one range from the first page, decimal: label and printed number are the same, and so is the physical page but in
    // later volumes
    PageLabels: { Nums: [0, { S: 'D', ...(firstPage > 1 && { St: firstPage }) }] },
    Lang: PDFString.of(document.language),
    MarkInfo: { Marked: true },
    StructTreeRoot: structure.root,
    ViewerPreferences: { DisplayDocTitle: true },
    // an encrypted file is no archive (ISO 19005-3, 6.1.3)
    Metadata: metadataObject(context, encryption ? { ...document, isArchival: false } : document),
    OutputIntents: [await outputIntent(context, deflate)],
  })
  const outlines = outlineObject(context, document.outline, pageRef)
  if (outlines) catalog.set(PDFName.of('Outlines'), outlines)
  const layerStates = layers.properties()
  if (layerStates) catalog.set(PDFName.of('OCProperties'), layerStates)
  if (files.length > 0) {
    catalog.set(PDFName.of('Names'), context.obj({ EmbeddedFiles: embeddedFileNames(context, files) }))
  }
  const associated = [...files.map(({ ref }) => ref), ...(record ? [record] : [])]
  if (associated.length > 0) catalog.set(PDFName.of('AF'), context.obj(associated))
  const extensions = extensionsOf(context, { encryption, signer })
  if (extensions) catalog.set(PDFName.of('Extensions'), extensions)
  if (field) catalog.set(PDFName.of('AcroForm'), context.obj({ SigFlags: 3, Fields: [field.widget] }))
  const info = infoObject(context, document)
  const signature = signer && field && { ref: field.value, signer, signedAt: document.createdAt }
  await writer.finish(context.register(catalog), info, fileId(newHash, document.seed), signature)
  const sha256 = await output.end()
  return { bytes: output.position, sha256 }
}

/** Tells viewers and printers that the page's colours are sRGB. */
async function outputIntent(context: PDFContext, deflate: Deflate): Promise<PDFRef> {
  const profile = await deflate.deflate(srgbProfile())
  const dict = context.obj({ N: 3, Filter: 'FlateDecode' })
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: context.register(PDFRawStream.of(dict, profile)),
  })
  return context.register(intent)
}

/** 16 bytes that name the file; from the plan, not from chance. */
function fileId(newHash: NewHash, seed: string): PDFHexString {
  const hash = newHash()
  hash.update(new TextEncoder().encode(seed))
  return PDFHexString.of(hash.hex().slice(0, 32))
}
