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
import { appearancesOf } from './annotation-appearances.ts'
import type { Matrix, PageGeometry } from './page-geometry.ts'

/** A page whose joined content would be larger than this is a bomb, not a page. */
const largestContent = 64 * 1024 * 1024
const step = 64 * 1024
const lineFeed = Uint8Array.of(0x0a)

/**
 * Turns pages into form objects of another document, each once; what pages share is copied once.
 * @throws whatever a malformed page makes pdf-lib throw; RangeError for a page that unpacks without end.
 */
export function formObjects(
  pages: readonly PDFPageLeaf[],
  geometries: readonly PageGeometry[],
  target: PDFContext,
): (index: number) => PDFRef {
  const made = new Map<number, PDFRef>()
  const copiers = new Map<PDFContext, PDFObjectCopier>()
  return (index) => {
    const known = made.get(index)
    if (known) return known
    const [page, geometry] = [pages[index], geometries[index]]
    if (!page || !geometry) throw new RangeError(`no page ${index}`)
    const copier = copiers.get(page.context) ?? PDFObjectCopier.for(page.context, target)
    copiers.set(page.context, copier)
    const form = uprightForm(page, geometry, target, copier)
    made.set(index, form)
    return form
  }
}

/** The outer form turns and scales; inside it the page's own content, then the look of its annotations. */
function uprightForm(
  page: PDFPageLeaf,
  geometry: PageGeometry,
  target: PDFContext,
  copier: PDFObjectCopier,
): PDFRef {
  const forms = new Map<string, PDFRef>([['P', target.register(contentForm(page, geometry, target, copier))]])
  const drawing = [`q ${numbers(geometry.toUpright)} cm /P Do`]
  for (const [index, { stream, place }] of appearancesOf(page).entries()) {
    const copy = copier.copy(stream)
    if (!(copy instanceof PDFRef)) continue
    strip(target.lookup(copy))
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

function contentForm(
  page: PDFPageLeaf,
  { crop }: PageGeometry,
  target: PDFContext,
  copier: PDFObjectCopier,
): PDFStream {
  const resources = page.context.lookup(page.getInheritableAttribute(PDFName.of('Resources')))
  const dict = target.obj({ Type: 'XObject', Subtype: 'Form', BBox: [...crop] })
  dict.set(PDFName.of('Resources'), resources instanceof PDFDict ? copier.copy(resources) : target.obj({}))
  const group = page.get(PDFName.of('Group'))
  if (group) dict.set(PDFName.of('Group'), copier.copy(group))
  const contents = page.context.lookup(page.get(PDFName.of('Contents')))
  if (contents instanceof DeferredStream || contents instanceof PDFRawStream) {
    for (const name of ['Filter', 'DecodeParms']) {
      const value = contents.dict.get(PDFName.of(name))
      if (value) dict.set(PDFName.of(name), copier.copy(value))
    }
    return contents instanceof DeferredStream
      ? new DeferredStream(dict, contents.segments)
      : PDFRawStream.of(dict, contents.contents)
  }
  return PDFRawStream.of(dict, contents instanceof PDFArray ? joined(contents) : new Uint8Array())
}

/** Parts of one content may end in the middle of an operator's operands, so they are unpacked and put together. */
function joined(parts: PDFArray): Uint8Array {
  const pieces: Uint8Array[] = []
  let total = 0
  for (let index = 0; index < parts.size(); index++) {
    const part = parts.lookup(index)
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
