import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFObjectCopier,
  type PDFPageLeaf,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib'
import { DeferredStream } from '../write/deferred-stream.ts'
import { type Appearance, appearancesOf } from './annotation-appearances.ts'
import { isLeftToReader } from './form-values.ts'
import type { ForeignLayer } from './foreign-pdf.ts'
import type { Layers } from './layers.ts'
import type { Matrix, PageGeometry } from './page-geometry.ts'
import { untaggedContent } from './untagged-content.ts'

/** A page whose joined content would be larger than this is a bomb, not a page. */
export const largestContent = 64 * 1024 * 1024
const step = 64 * 1024
const lineFeed = Uint8Array.of(0x0a)

/** An opened PDF's pages with what is needed to show them. */
export interface PageSet {
  readonly pages: readonly PDFPageLeaf[]
  readonly geometries: readonly PageGeometry[]
  readonly layers: Layers
  /** Readers are to draw the values of forms themselves. */
  readonly needsLooks: boolean
  /** Its content is tagged for a structure of its own. */
  readonly isTagged: boolean
  /** Content that was unpacked and put together or changed, packed again: once, however often it is copied. */
  readonly rewritten: Map<number, PDFRawStream>
}

/** Pages as objects of one other document. */
export interface FormObjects {
  readonly form: (index: number) => PDFRef
  readonly layers: () => readonly ForeignLayer[]
}

/**
 * Turns pages into form objects of another document, each once; what pages share is copied once.
 * @throws whatever a malformed page makes pdf-lib throw; RangeError for a page that unpacks without end.
 */
export function formObjects(set: PageSet, target: PDFContext): FormObjects {
  const made = new Map<number, PDFRef>()
  const copiers = new Map<PDFContext, PDFObjectCopier>()
  const copierOf = (context: PDFContext) => {
    const copier = copiers.get(context) ?? PDFObjectCopier.for(context, target)
    copiers.set(context, copier)
    return copier
  }
  return {
    form(index) {
      const known = made.get(index)
      if (known) return known
      const [page, geometry] = [set.pages[index], set.geometries[index]]
      if (!page || !geometry) throw new RangeError(`no page ${index}`)
      const content = contentForm(set, index, target, copierOf(page.context))
      const looks = appearancesOf(page, (widget) => isLeftToReader(widget, set.needsLooks))
      const form = uprightForm(looks, geometry, content, target, copierOf(page.context))
      made.set(index, form)
      return form
    },
    layers() {
      const { all, hidden } = set.layers
      const [page] = set.pages
      if (!page) return []
      return all.flatMap((layer) => {
        const ref = copierOf(page.context).copy(layer)
        return ref instanceof PDFRef ? [{ ref, isHidden: hidden.has(layer) }] : []
      })
    },
  }
}

/** The outer form turns and scales; inside it the page's own content, then the look of its annotations. */
function uprightForm(
  looks: readonly Appearance[],
  geometry: PageGeometry,
  content: PDFStream,
  target: PDFContext,
  copier: PDFObjectCopier,
): PDFRef {
  const forms = new Map<string, PDFRef>([['P', target.register(content)]])
  const drawing = [`q ${numbers(geometry.toUpright)} cm /P Do`]
  for (const [index, { stream, place, layer }] of looks.entries()) {
    const copy = copier.copy(stream)
    if (!(copy instanceof PDFRef)) continue
    const form = target.lookup(copy)
    strip(form)
    // an annotation on a layer comes and goes with it
    if (layer && form instanceof PDFStream) form.dict.set(PDFName.of('OC'), copier.copy(layer))
    forms.set(`A${index}`, copy)
    drawing.push(`q ${numbers(place)} cm /A${index} Do Q`)
  }
  const outer = target.obj({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, geometry.widthPt, geometry.heightPt],
    Resources: { XObject: Object.fromEntries(forms) },
  })
  return target.register(PDFRawStream.of(outer, new TextEncoder().encode(`${drawing.join('\n')}\nQ\n`)))
}

function contentForm(set: PageSet, index: number, target: PDFContext, copier: PDFObjectCopier): PDFStream {
  const [page, geometry] = [set.pages[index], set.geometries[index]]
  if (!page || !geometry) throw new RangeError(`no page ${index}`)
  const resources = page.context.lookup(page.getInheritableAttribute(PDFName.of('Resources')))
  const dict = target.obj({ Type: 'XObject', Subtype: 'Form', BBox: [...geometry.crop] })
  dict.set(PDFName.of('Resources'), resources instanceof PDFDict ? copier.copy(resources) : target.obj({}))
  const group = page.get(PDFName.of('Group'))
  if (group) dict.set(PDFName.of('Group'), copier.copy(group))
  const contents = page.context.lookup(page.get(PDFName.of('Contents')))
  const known = set.rewritten.get(index)
  const isRewritten = known ?? (set.isTagged || contents instanceof PDFArray)
  if (!isRewritten && (contents instanceof DeferredStream || contents instanceof PDFRawStream)) {
    for (const name of ['Filter', 'DecodeParms']) {
      const value = contents.dict.get(PDFName.of(name))
      if (value) dict.set(PDFName.of(name), copier.copy(value))
    }
    return contents instanceof DeferredStream
      ? new DeferredStream(dict, contents.segments)
      : PDFRawStream.of(dict, contents.contents)
  }
  const rewritten = known ?? rewrittenContent(contents, set.isTagged, target)
  set.rewritten.set(index, rewritten)
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
  return PDFRawStream.of(dict, rewritten.contents)
}

function rewrittenContent(contents: unknown, isTagged: boolean, context: PDFContext): PDFRawStream {
  const parts =
    contents instanceof PDFArray
      ? Array.from({ length: contents.size() }, (_, index) => contents.lookup(index))
      : [contents]
  const whole = joined(parts)
  return context.flateStream(isTagged ? untaggedContent(whole) : whole)
}

/** Parts of one content may end in the middle of an operator's operands, so they are unpacked and put together. */
function joined(parts: readonly unknown[]): Uint8Array {
  const pieces: Uint8Array[] = []
  let total = 0
  for (const part of parts) {
    if (!(part instanceof PDFRawStream)) continue
    const stream = decodePDFRawStream(part)
    for (let piece = stream.getBytes(step); piece.length > 0; piece = stream.getBytes(step)) {
      pieces.push(Uint8Array.from(piece))
      total += piece.length
      if (total > largestContent) throw new RangeError('page content without end')
    }
    pieces.push(lineFeed)
    total += 1
  }
  const all = new Uint8Array(total)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

/** What only has meaning in the document it came from. */
function strip(object: unknown): void {
  if (!(object instanceof PDFStream)) return
  for (const key of ['StructParent', 'StructParents', 'PieceInfo', 'Metadata'])
    object.dict.delete(PDFName.of(key))
}

const numbers = (matrix: Matrix): string => matrix.map((value) => Number(value.toFixed(5))).join(' ')
