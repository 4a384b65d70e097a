import { PDFContext, PDFDocument, PDFName, PDFStream } from 'pdf-lib'
import { type Result, failed, ok } from '#shared/core/result.ts'
import { type ByteSource, Cancelled, type RunOptions, SourceError } from '../ports.ts'
import { deferStreams, WindowedBytes } from './defer-streams.ts'
import type { OpenForeignDocument } from './foreign-pdf.ts'
import { type FormObjects, formObjects, type PageSet } from './form-objects.ts'
import { layersOf } from './layers.ts'
import { geometryOf } from './page-geometry.ts'
import { preflightForm } from '../conformance/foreign-preflight.ts'

/** Why a PDF's pages cannot be shown. The original is attached all the same. */
export type ForeignProblem =
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'damaged'; readonly detail: string }
  | { readonly kind: 'too-large'; readonly bytes: number }

/** pdf-lib parses a file in memory; beyond this size only the original is attached. */
export const largestForeignPdf = 256 * 1024 * 1024
const readStep = 4 * 1024 * 1024

/**
 * Opens a PDF so that its pages can be put into a bundle. While it parses, the file is in memory once; afterwards only
 * its small objects are, and big streams are copied from `source` when they are written.
 * @throws SourceError when the source cannot be read, Cancelled when the user cancels.
 */
export async function openForeign(
  source: ByteSource,
  key: string,
  run: Pick<RunOptions, 'cancel'>,
): Promise<Result<OpenForeignDocument, ForeignProblem>> {
  if (source.bytes > largestForeignPdf) return failed({ kind: 'too-large', bytes: source.bytes })
  const bytes = await bytesOf(source, run)
  try {
    const document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false })
    if (document.isEncrypted) return failed({ kind: 'encrypted' })
    const pages = document.getPages().map((page) => page.node)
    if (pages.length === 0) return failed({ kind: 'damaged', detail: 'no pages' })
    const isTagged = document.catalog.has(PDFName.of('StructTreeRoot'))
    simplify(document.context)
    deferStreams(document.context, bytes, source, isTagged)
    const geometries = pages.map(geometryOf)
    const set = { pages, geometries, layers: layersOf(document), isTagged, rewritten: new Map() }
    return ok(opened(source, key, set))
  } catch (error) {
    if (error instanceof Cancelled || error instanceof SourceError) throw error
    return failed({ kind: 'damaged', detail: reasonOf(error) }) // whatever a broken file makes the parser do
  }
}

/** What only has meaning in the file it came from, and the wish that an image be smoothed: PDF/A lets none of it in. */
function simplify(context: PDFContext): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFStream)) continue
    for (const key of ['Metadata', 'PieceInfo', 'StructParent', 'StructParents', 'Interpolate'])
      object.dict.delete(PDFName.of(key))
  }
}

function opened(source: ByteSource, key: string, set: PageSet): OpenForeignDocument {
  const made = new WeakMap<PDFContext, FormObjects>()
  const objectsIn = (context: PDFContext): FormObjects => {
    const forms = made.get(context) ?? formObjects(set, context)
    made.set(context, forms)
    return forms
  }
  // a dry run: a page that cannot be copied is found now, while there is still a choice, and not while writing
  const scratch = PDFContext.create()
  const copies = set.pages.map((_, index) => objectsIn(scratch).form(index))
  return {
    key,
    source,
    pages: set.geometries.map(({ widthPt, heightPt }) => ({ widthPt, heightPt })),
    formObject: (context, index) => objectsIn(context).form(index),
    layers: (context) => objectsIn(context).layers(),
    preflight: async (index) => {
      const copy = copies[index]
      return copy ? preflightForm(scratch, copy, `page ${index + 1}`) : []
    },
  }
}

async function bytesOf(source: ByteSource, { cancel }: Pick<RunOptions, 'cancel'>): Promise<WindowedBytes> {
  const bytes = new WindowedBytes(new ArrayBuffer(source.bytes))
  for (let offset = 0; offset < source.bytes; offset += readStep) {
    if (cancel.aborted) throw new Cancelled()
    bytes.set(await source.read(offset, Math.min(readStep, source.bytes - offset)), offset)
  }
  return bytes
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 200)
