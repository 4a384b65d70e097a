import { PDFArray, PDFBool, PDFContext, PDFDict, PDFName, type PDFPageLeaf, PDFRef, PDFStream } from 'pdf-lib'
import { type Result, failed } from '#shared/core/result.ts'
import { type ByteSource, Cancelled, type RunOptions, SourceError } from '../ports.ts'
import type { ForeignFile } from './foreign-file.ts'
import type { OpenForeignDocument } from './foreign-pdf.ts'
import { formValuesOf } from './form-values.ts'
import { type FormObjects, formObjects, largestContent, type PageSet } from './form-objects.ts'
import { layersOf } from './layers.ts'
import { type LockedProblem, type OpenedFile, type Unlocking, withFile } from './open-file.ts'
import { geometryOf } from './page-geometry.ts'
import { pageLeaves } from './page-leaves.ts'
import { shareNumbers } from './shared-numbers.ts'
import { preflightForm } from '../conformance/foreign-preflight.ts'

/** Why a PDF's pages cannot be shown. The original is attached all the same. */
export type ForeignProblem = LockedProblem | { readonly kind: 'damaged'; readonly detail: string }

/**
 * Opens a PDF of any size so that its pages can be put into a bundle. In memory are the small objects of its pages; big
 * streams are copied from `source` when they are written, decrypted on the way where the file has a password.
 * @throws SourceError when the source cannot be read, Cancelled when the user cancels.
 */
export async function openForeign(
  source: ByteSource,
  key: string,
  run: Pick<RunOptions, 'cancel'>,
  unlocking: Unlocking = {},
): Promise<Result<OpenForeignDocument, ForeignProblem>> {
  shareNumbers()
  try {
    return await withFile(source, run, unlocking, async (opened) =>
      documentOf({ key, source }, opened, await pageSet(opened)),
    )
  } catch (error) {
    if (error instanceof Cancelled || error instanceof SourceError) throw error
    return failed({ kind: 'damaged', detail: reasonOf(error) }) // whatever a broken file makes the parser do
  }
}

async function pageSet({ file, catalog }: OpenedFile): Promise<PageSet> {
  const pages = await pageLeaves(file, catalog)
  if (pages.length === 0) throw new SyntaxError('no pages')
  const isTagged = catalog?.has(PDFName.of('StructTreeRoot')) ?? false
  await file.loadAll(catalog?.get(PDFName.of('OCProperties')))
  const form = await file.load(catalog?.get(PDFName.of('AcroForm')))
  const wish = form instanceof PDFDict && (await file.load(form.get(PDFName.of('NeedAppearances'))))
  for (const page of pages) await holdRewritten(file, page, isTagged)
  simplify(file.context)
  return {
    pages,
    geometries: pages.map(geometryOf),
    layers: layersOf(catalog, file.context),
    needsLooks: wish === PDFBool.True,
    isTagged,
    rewritten: new Map(),
  }
}

/** Content in several parts is joined when the page is drawn, and that of tagged pages loses its tags: it must be at hand. */
async function holdRewritten(file: ForeignFile, page: PDFPageLeaf, isTagged: boolean): Promise<void> {
  const value = page.get(PDFName.of('Contents'))
  const contents = file.context.lookup(value)
  const parts = contents instanceof PDFArray ? contents.asArray() : isTagged ? [value] : []
  for (const part of parts) if (part instanceof PDFRef) await file.hold(part, largestContent)
}

/** What only has meaning in the file it came from, and the wish that an image be smoothed: PDF/A lets none of it in. */
function simplify(context: PDFContext): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFStream)) continue
    for (const key of ['Metadata', 'PieceInfo', 'StructParent', 'StructParents', 'Interpolate'])
      object.dict.delete(PDFName.of(key))
  }
}

function documentOf(
  named: Pick<OpenForeignDocument, 'key' | 'source'>,
  { file, isRepaired, password }: OpenedFile,
  set: PageSet,
): OpenForeignDocument {
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
    ...named,
    pages: set.geometries.map((geometry, index) => {
      const page = set.pages[index]
      const { widthPt, heightPt } = geometry
      return { widthPt, heightPt, values: page ? formValuesOf(page, geometry, set.needsLooks) : [] }
    }),
    heldBytes: file.heldBytes,
    isRepaired,
    password,
    formObject: (context, index) => objectsIn(context).form(index),
    layers: (context) => objectsIn(context).layers(),
    preflight: async (index) => {
      const copy = copies[index]
      return copy ? preflightForm(scratch, copy, `page ${index + 1}`) : []
    },
  }
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 200)
