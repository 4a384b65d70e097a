import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPageLeaf,
  PDFString,
} from 'pdf-lib'
import type { FormValue } from '../render/document-model.ts'
import { isSeen, looksOf } from './annotation-appearances.ts'
import { type PageGeometry, rectOf } from './page-geometry.ts'

const flags = { multiline: 1 << 12, password: 1 << 13, radio: 1 << 15, button: 1 << 16, comb: 1 << 24 }
const mostParents = 32

/**
 * Values of form fields that nobody has drawn: fields without a look of their own, or of a file that leaves all drawing
 * to its reader (/NeedAppearances). Viewers draw them, so a page without them would say less than the file.
 */
export function formValuesOf(
  page: PDFPageLeaf,
  geometry: PageGeometry,
  needsLooks: boolean,
): readonly FormValue[] {
  const annotations = page.context.lookup(page.get(PDFName.of('Annots')))
  if (!(annotations instanceof PDFArray)) return []
  return annotations.asArray().flatMap((item) => {
    const widget = page.context.lookup(item)
    if (!(widget instanceof PDFDict) || !isLeftToReader(widget, needsLooks)) return []
    const rect = rectOf(page.context, widget, 'Rect')
    const value = rect && valueOf(widget)
    if (!rect || !value) return []
    const [a, b, c, d, e, f] = geometry.toUpright
    const xs = [a * rect[0] + c * rect[1] + e, a * rect[2] + c * rect[3] + e]
    const ys = [b * rect[0] + d * rect[1] + f, b * rect[2] + d * rect[3] + f]
    const [x, y] = [Math.min(...xs), Math.min(...ys)]
    return [{ ...value, box: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y } }]
  })
}

/** Whether the look of this widget, if it has one, is not the one to show. */
export function isLeftToReader(widget: PDFDict, needsLooks: boolean): boolean {
  const { context } = widget
  if (String(context.lookup(widget.get(PDFName.of('Subtype')))) !== '/Widget' || !isSeen(widget)) return false
  const type = String(context.lookup(inherited(widget, 'FT')))
  if (type === '/Btn') return !looksOf(context, widget)
  const isText = type === '/Tx' || type === '/Ch'
  return isText && textsOf(widget).length > 0 && (needsLooks || !looksOf(context, widget))
}

type Value =
  Omit<Extract<FormValue, { kind: 'text' }>, 'box'> | Omit<Extract<FormValue, { kind: 'check' }>, 'box'>

function valueOf(widget: PDFDict): Value | undefined {
  const { context } = widget
  const field = numberOf(context, inherited(widget, 'Ff')) ?? 0
  if (String(context.lookup(inherited(widget, 'FT'))) === '/Btn') {
    const state = context.lookup(widget.get(PDFName.of('AS'))) ?? context.lookup(inherited(widget, 'V'))
    const isOn = state instanceof PDFName && state !== PDFName.of('Off')
    return isOn && !(field & flags.button)
      ? { kind: 'check', isRound: (field & flags.radio) !== 0 }
      : undefined
  }
  const text = textsOf(widget).join('\n')
  const align = numberOf(context, inherited(widget, 'Q'))
  const size = /([\d.]+)\s+Tf/.exec(textOf(context.lookup(inherited(widget, 'DA'))) ?? '')?.[1]
  const most = numberOf(context, inherited(widget, 'MaxLen'))
  return {
    kind: 'text',
    text: field & flags.password ? '*'.repeat(text.length) : text,
    // 0: as large as fits
    ...(Number(size) > 0 && { sizePt: Number(size) }),
    align: align === 1 ? 'centre' : align === 2 ? 'end' : 'start',
    isMultiline: (field & flags.multiline) !== 0 || text.includes('\n'),
    ...(field & flags.comb && most !== undefined && most > 0 && { cells: most }),
  }
}

/** The value, or the values of a list; choices by the words that they are shown with. */
function textsOf(widget: PDFDict): readonly string[] {
  const { context } = widget
  const value = context.lookup(inherited(widget, 'V'))
  const values = value instanceof PDFArray ? value.asArray().map((item) => context.lookup(item)) : [value]
  const shown = new Map<string, string>()
  const options = context.lookup(inherited(widget, 'Opt'))
  for (const item of options instanceof PDFArray ? options.asArray() : []) {
    const option = context.lookup(item)
    if (!(option instanceof PDFArray)) continue
    const [stored, words] = [0, 1].map((at) => textOf(context.lookup(option.get(at))))
    if (stored !== undefined && words !== undefined) shown.set(stored, words)
  }
  return values.flatMap((item) => {
    const text = textOf(item)
    return text === undefined || text === '' ? [] : [(shown.get(text) ?? text).replace(/\r\n?/g, '\n')]
  })
}

const textOf = (value: PDFObject | undefined): string | undefined =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined

const numberOf = (context: PDFContext, value: PDFObject | undefined): number | undefined => {
  const found = context.lookup(value)
  return found instanceof PDFNumber ? found.asNumber() : undefined
}

/** An entry of the field, which the widget may be only a part of. */
function inherited(widget: PDFDict, name: string): PDFObject | undefined {
  let field: PDFObject | undefined = widget
  for (let depth = 0; field instanceof PDFDict && depth < mostParents; depth++) {
    const found = field.get(PDFName.of(name))
    if (found) return found
    field = widget.context.lookup(field.get(PDFName.of('Parent')))
  }
  return undefined
}
