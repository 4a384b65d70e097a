import { PDFArray, type PDFContext, type PDFDict, PDFName, PDFNumber, type PDFPageLeaf } from 'pdf-lib'

/** A matrix as PDF writes it: [a b c d e f]. */
export type Matrix = readonly [number, number, number, number, number, number]

/** A page as a viewer shows it, and the way from its own coordinates to the upright box (0, 0)…(widthPt, heightPt). */
export interface PageGeometry {
  readonly widthPt: number
  readonly heightPt: number
  readonly toUpright: Matrix
  /** The visible rectangle in the page's own coordinates: [left, bottom, right, top]. */
  readonly crop: readonly [number, number, number, number]
}

type Rect = readonly [number, number, number, number]
const a4: Rect = [0, 0, 595.28, 841.89]
/** PDF 32000-1 annex C: a page is between 3 and 14,400 units. */
const sane = (length: number) => length >= 3 && length <= 14_400

/** Four numbers of an array, corners put in order; undefined when they are none, or no sane page. */
export function rectOf(context: PDFContext, dict: PDFDict | undefined, key: string): Rect | undefined {
  const array = dict && context.lookup(dict.get(PDFName.of(key)))
  return array instanceof PDFArray ? rectOfArray(array) : undefined
}

function rectOfArray(array: PDFArray): Rect | undefined {
  const numbers = [0, 1, 2, 3].map((index) => {
    const item = array.size() > index ? array.lookup(index) : undefined
    return item instanceof PDFNumber ? item.asNumber() : Number.NaN
  })
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbers
  if (!numbers.every(Number.isFinite)) return undefined
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)]
}

/** MediaBox, CropBox, Rotate and UserUnit put together; nonsense falls back to A4 upright. */
export function geometryOf(page: PDFPageLeaf): PageGeometry {
  const inherited = (key: string) => {
    const value = page.getInheritableAttribute(PDFName.of(key))
    return value && page.context.lookup(value)
  }
  const boxOf = (key: string) => {
    const value = inherited(key)
    const rect = value instanceof PDFArray ? rectOfArray(value) : undefined
    return rect && sane(rect[2] - rect[0]) && sane(rect[3] - rect[1]) ? rect : undefined
  }
  const media = boxOf('MediaBox') ?? a4
  const crop = intersection(boxOf('CropBox') ?? media, media) ?? media
  const unit = page.context.lookup(page.get(PDFName.of('UserUnit')))
  const scale =
    unit instanceof PDFNumber && unit.asNumber() > 0 && unit.asNumber() <= 100 ? unit.asNumber() : 1
  const rotate = inherited('Rotate')
  const degrees = rotate instanceof PDFNumber && rotate.asNumber() % 90 === 0 ? rotate.asNumber() : 0
  return upright(crop, ((degrees % 360) + 360) % 360, scale)
}

function intersection(a: Rect, b: Rect): Rect | undefined {
  const rect: Rect = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]
  return sane(rect[2] - rect[0]) && sane(rect[3] - rect[1]) ? rect : undefined
}

/** /Rotate turns clockwise; the matrix turns the crop box so and moves its lower left corner to the origin. */
function upright(crop: Rect, degrees: number, s: number): PageGeometry {
  const [left, bottom, right, top] = crop
  const [width, height] = [(right - left) * s, (top - bottom) * s]
  switch (degrees) {
    case 90:
      return { widthPt: height, heightPt: width, crop, toUpright: [0, -s, s, 0, -bottom * s, right * s] }
    case 180:
      return { widthPt: width, heightPt: height, crop, toUpright: [-s, 0, 0, -s, right * s, top * s] }
    case 270:
      return { widthPt: height, heightPt: width, crop, toUpright: [0, s, -s, 0, top * s, -left * s] }
    default:
      return { widthPt: width, heightPt: height, crop, toUpright: [s, 0, 0, s, -left * s, -bottom * s] }
  }
}
