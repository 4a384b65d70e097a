import { PDFContext, PDFDocument, type PDFPageLeaf } from 'pdf-lib'
import { type Result, failed, ok } from '#shared/core/result.ts'
import { type ByteSource, Cancelled, type RunOptions, SourceError } from '../ports.ts'
import { deferStreams, WindowedBytes } from './defer-streams.ts'
import type { OpenForeignDocument } from './foreign-pdf.ts'
import { formObjects } from './form-objects.ts'
import { geometryOf } from './page-geometry.ts'

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
    const leaves = document.getPages().map((page) => page.node)
    if (leaves.length === 0) return failed({ kind: 'damaged', detail: 'no pages' })
    deferStreams(document.context, bytes, source)
    return opened(source, key, leaves)
  } catch (error) {
    if (error instanceof Cancelled || error instanceof SourceError) throw error
    return failed({ kind: 'damaged', detail: reasonOf(error) }) // whatever a broken file makes the parser do
  }
}

function opened(
  source: ByteSource,
  key: string,
  leaves: readonly PDFPageLeaf[],
): Result<OpenForeignDocument, ForeignProblem> {
  const geometries = leaves.map(geometryOf)
  const made = new WeakMap<PDFContext, ReturnType<typeof formObjects>>()
  const document: OpenForeignDocument = {
    key,
    source,
    pages: geometries.map(({ widthPt, heightPt }) => ({ widthPt, heightPt })),
    formObject: (context, index) => {
      const forms = made.get(context) ?? formObjects(leaves, geometries, context)
      made.set(context, forms)
      return forms(index)
    },
  }
  // a dry run: a page that cannot be copied is found now, while there is still a choice, and not while writing
  const scratch = formObjects(leaves, geometries, PDFContext.create())
  for (const index of leaves.keys()) scratch(index)
  return ok(document)
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
