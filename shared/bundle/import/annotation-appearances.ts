import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPageLeaf,
  PDFRef,
  PDFStream,
} from 'pdf-lib'
import { type Matrix, rectOf } from './page-geometry.ts'

/** The look of one annotation: seals and signatures of Chinese e-invoices, filled form fields, stamps. */
export interface Appearance {
  readonly stream: PDFRef
  /** Puts the appearance into the annotation's rectangle (PDF 32000-1, 12.5.5). */
  readonly place: Matrix
  /** The layer it is on. */
  readonly layer?: PDFObject
}

const hidden = 1 << 1
const noView = 1 << 5
/** A pop-up is a reading aid, and a link has no look of its own worth printing. */
const withoutLook = new Set(['/Popup', '/Link'])

/**
 * The normal appearances of a page's visible annotations, in drawing order. `isLeftOut`: those that are not shown as they
 * are.
 */
export function appearancesOf(
  page: PDFPageLeaf,
  isLeftOut: (annotation: PDFDict) => boolean = () => false,
): readonly Appearance[] {
  const { context } = page
  const annotations = context.lookup(page.get(PDFName.of('Annots')))
  if (!(annotations instanceof PDFArray)) return []
  return annotations.asArray().flatMap((item) => {
    const annotation = context.lookup(item)
    if (!(annotation instanceof PDFDict) || isLeftOut(annotation)) return []
    const found = appearanceOf(context, annotation)
    return found ? [found] : []
  })
}

function appearanceOf(context: PDFContext, annotation: PDFDict): Appearance | undefined {
  if (!isSeen(annotation)) return undefined
  if (withoutLook.has(String(context.lookup(annotation.get(PDFName.of('Subtype')))))) return undefined
  const stream = looksOf(context, annotation)
  const form = stream && context.lookup(stream)
  const rect = rectOf(context, annotation, 'Rect')
  if (!stream || !(form instanceof PDFStream) || !rect) return undefined
  const box = rectOf(context, form.dict, 'BBox')
  if (!box) return undefined
  const [x0, y0, x1, y1] = transformedBox(box, matrixOf(context, form.dict))
  if (x1 - x0 <= 0 || y1 - y0 <= 0) return undefined
  const [sx, sy] = [(rect[2] - rect[0]) / (x1 - x0), (rect[3] - rect[1]) / (y1 - y0)]
  const layer = annotation.get(PDFName.of('OC'))
  return { stream, place: [sx, 0, 0, sy, rect[0] - x0 * sx, rect[1] - y0 * sy], ...(layer && { layer }) }
}

export function isSeen(annotation: PDFDict): boolean {
  const flags = annotation.context.lookup(annotation.get(PDFName.of('F')))
  return !(flags instanceof PDFNumber && flags.asNumber() & (hidden | noView))
}

/** The stream that draws an annotation as it is now. */
export function looksOf(context: PDFContext, annotation: PDFDict): PDFRef | undefined {
  const appearances = context.lookup(annotation.get(PDFName.of('AP')))
  const normal = appearances instanceof PDFDict ? appearances.get(PDFName.of('N')) : undefined
  return streamOf(context, normal, annotation)
}

/** /N is a stream, or a dictionary of states of which /AS chooses one. */
function streamOf(context: PDFContext, normal: unknown, annotation: PDFDict): PDFRef | undefined {
  if (!(normal instanceof PDFRef)) {
    return normal instanceof PDFDict ? stateOf(normal, context, annotation) : undefined
  }
  const value = context.lookup(normal)
  if (value instanceof PDFStream) return normal
  return value instanceof PDFDict ? stateOf(value, context, annotation) : undefined
}

function stateOf(states: PDFDict, context: PDFContext, annotation: PDFDict): PDFRef | undefined {
  const state = context.lookup(annotation.get(PDFName.of('AS')))
  const chosen = state instanceof PDFName ? states.get(state) : undefined
  return chosen instanceof PDFRef ? chosen : undefined
}

function matrixOf(context: PDFContext, dict: PDFDict): Matrix {
  const array = context.lookup(dict.get(PDFName.of('Matrix')))
  if (!(array instanceof PDFArray) || array.size() !== 6) return [1, 0, 0, 1, 0, 0]
  const [a, b, c, d, e, f] = array.asArray().map((item) => {
    const number = context.lookup(item)
    return number instanceof PDFNumber ? number.asNumber() : 0
  })
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0]
}

function transformedBox(box: readonly [number, number, number, number], [a, b, c, d, e, f]: Matrix) {
  const corners = [
    [box[0], box[1]],
    [box[2], box[1]],
    [box[0], box[3]],
    [box[2], box[3]],
  ] as const
  const xs = corners.map(([x, y]) => a * x + c * y + e)
  const ys = corners.map(([x, y]) => b * x + d * y + f)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const
}
