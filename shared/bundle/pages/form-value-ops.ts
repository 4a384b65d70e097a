import { type Align, ink, startOf } from '../paginate/face.ts'
import type { Box, DrawOp, FormValue } from '../render/document-model.ts'
import type { ShapedLine, TextStyle } from '../text/text-engine.ts'
import type { Layout } from './layout.ts'

/** Between a field's edge and its text, in points of its own page. */
const paddingPt = 2
const leading = 1.25
/** Where nothing is said, text is no larger than this; where it does not fit, no smaller than that. */
const usualPt = 12
const leastPt = 4
const step = 0.9

/**
 * Values of form fields in our own font, each inside its field: made smaller until it fits, cut only where even the
 * smallest does not. `at` is where the page stands, `scale` how large its points are.
 */
export function formValueOps(
  layout: Layout,
  values: readonly FormValue[],
  key: string,
  at: Box,
  scale: number,
): readonly DrawOp[] {
  return values.flatMap((value, nth) => {
    const { x, y, width, height } = value.box
    const box = { x: at.x + x * scale, y: at.y + y * scale, width: width * scale, height: height * scale }
    return value.kind === 'check'
      ? checkOps(value, box)
      : textOps(layout, value, `${key}/field/${nth}`, box, scale)
  })
}

type TextValue = Extract<FormValue, { kind: 'text' }>

function textOps(
  { engine, faces }: Layout,
  value: TextValue,
  key: string,
  box: Box,
  scale: number,
): readonly DrawOp[] {
  const { style } = faces.body
  const role = { tag: 'P', key } as const
  const put = (line: ShapedLine, from: Box, align: Align, baseline: number): DrawOp => ({
    op: 'text',
    at: startOf(align, from.x, from.width, line.widthPt, baseline),
    line,
    colour: ink,
    role,
  })
  const { cells } = value
  if (cells !== undefined) {
    const width = box.width / cells
    const sizePt = sizeOf(value, box, scale)
    return Array.from(value.text)
      .slice(0, cells)
      .map((sign, nth) =>
        put(
          engine.line(sign, { ...style, sizePt }),
          { ...box, x: box.x + nth * width, width },
          'centre',
          middle(box, sizePt),
        ),
      )
  }
  const inner = {
    ...box,
    x: box.x + paddingPt * scale,
    width: Math.max(1, box.width - 2 * paddingPt * scale),
  }
  const { lines, sizePt } = fitted(layoutLines, value, inner, scale)
  const most = Math.max(1, Math.floor(box.height / (sizePt * leading)))
  const first = value.isMultiline
    ? box.y + box.height - paddingPt * scale - 0.88 * sizePt
    : middle(box, sizePt)
  return lines
    .slice(0, value.isMultiline ? most : 1)
    .map((line, nth) => put(line, inner, value.align, first - nth * sizePt * leading))

  function layoutLines(size: number): readonly ShapedLine[] {
    const sized: TextStyle = { ...style, sizePt: size }
    return value.isMultiline
      ? engine.lines(value.text, sized, inner.width)
      : size > leastPt * scale
        ? [engine.line(value.text, sized)]
        : engine.clamped(value.text, sized, inner.width, 1)
  }
}

/** A line in the middle of a field: the em box of our font lies 0.88 above and 0.12 below the baseline. */
const middle = (box: Box, sizePt: number): number => box.y + (box.height - sizePt) / 2 + 0.12 * sizePt

function sizeOf({ sizePt, isMultiline }: TextValue, box: Box, scale: number): number {
  const wanted = sizePt ?? (isMultiline ? usualPt : Math.min(usualPt, box.height / scale / leading))
  return Math.max(leastPt, wanted) * scale
}

function fitted(
  linesAt: (sizePt: number) => readonly ShapedLine[],
  value: TextValue,
  inner: Box,
  scale: number,
): { readonly lines: readonly ShapedLine[]; readonly sizePt: number } {
  const least = leastPt * scale
  for (let sizePt = sizeOf(value, inner, scale); ; sizePt = Math.max(least, sizePt * step)) {
    const lines = linesAt(sizePt)
    const fits = value.isMultiline
      ? lines.length * sizePt * leading <= inner.height
      : lines.every(({ widthPt }) => widthPt <= inner.width)
    if (fits || sizePt <= least) return { lines, sizePt }
  }
}

/** A cross in a box, a filled square in a circle: what is chosen, without a font. */
function checkOps({ isRound }: Extract<FormValue, { kind: 'check' }>, box: Box): readonly DrawOp[] {
  const side = Math.min(box.width, box.height)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const reach = side * 0.3
  if (isRound) {
    const dot = { x: x - reach / 2, y: y - reach / 2, width: reach, height: reach }
    return [{ op: 'rect', box: dot, fill: ink }]
  }
  const rule = (up: 1 | -1): DrawOp => ({
    op: 'rule',
    from: { x: x - reach, y: y - up * reach },
    to: { x: x + reach, y: y + up * reach },
    widthPt: Math.max(0.8, side * 0.09),
    colour: ink,
  })
  return [rule(1), rule(-1)]
}
