import { OPS, type PageViewport, type PDFPageProxy } from 'pdfjs-dist'
import type { PageText, PageWriting } from '#shared/bundle/ports.ts'

/** How far a line's ink may reach below and above its baseline, of its size. */
const [belowEm, aboveEm] = [0.3, 1.05]

/** Widths of a font's signs, in any unit. */
type Widths = ReadonlyMap<string, number>

/** What pdf.js reads on a page, with the room that it takes; of fields what they hold. */
export async function writingOf(page: PDFPageProxy, exactly: boolean): Promise<PageWriting> {
  const upright = page.getViewport({ scale: 1 })
  const { items, styles } = await page.getTextContent()
  const fonts = exactly ? await widthsOn(page) : new Map<string, Widths>()
  const written = items.flatMap((item): readonly PageText[] => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as readonly number[]
    const sizePt = Math.hypot(c, d) || Math.hypot(a, b)
    const [right, up] = [unit(a, b, [1, 0]), unit(c, d, [0, 1])]
    const isVertical = styles[item.fontName]?.vertical === true
    const [from, to, below, above] = isVertical
      ? [-sizePt, sizePt, -Math.max(item.height, item.width) - sizePt, sizePt]
      : [0, item.width, -belowEm * sizePt, aboveEm * sizePt]
    const corner = (along: number, high: number) =>
      at(upright, x + right[0] * along + up[0] * high, y + right[1] * along + up[1] * high)
    const start = corner(0, 0)
    const end = corner(item.width, 0)
    const scale = upright.userUnit
    const isLevel = !isVertical && end.x > start.x && Math.abs(end.y - start.y) < 0.01
    const widths = isLevel ? fonts.get(item.fontName) : undefined
    const emPt = Math.hypot(a, b) * upright.userUnit
    const edges = widths && edgesOf(item.str, widths, { left: start.x, right: end.x, emPt })
    return [
      {
        text: item.str,
        ...start,
        widthPt: item.width * scale,
        sizePt: sizePt * scale,
        box: around([corner(from, below), corner(from, above), corner(to, below), corner(to, above)]),
        ...edges,
      },
    ]
  })
  const values = await valuesOn(page, upright)
  return { widthPt: upright.width, heightPt: upright.height, texts: [...written, ...values] }
}

/** What fields and notes hold is drawn by whoever shows the page; their whole place counts. */
async function valuesOn(page: PDFPageProxy, upright: PageViewport): Promise<readonly PageText[]> {
  const annotations = (await page.getAnnotations()) as readonly Readonly<Record<string, unknown>>[]
  return annotations.flatMap(({ rect, fieldValue, textContent, contentsObj, richText }) => {
    const texts = [fieldValue, textContent, contentsObj, richText].flatMap(textsIn)
    const [left = 0, bottom = 0, right = 0, top = 0] = Array.isArray(rect) ? (rect as readonly number[]) : []
    const box = around([at(upright, left, bottom), at(upright, right, top)])
    return texts
      .filter((text) => text.trim() !== '')
      .map((text) => ({
        text,
        x: box.x,
        y: box.y,
        widthPt: box.width,
        sizePt: box.height,
        box,
        isValue: true as const,
      }))
  })
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return [value.filter((one) => typeof one === 'string').join('')]
  return typeof value === 'object' && value !== null && 'str' in value && typeof value.str === 'string'
    ? [value.str]
    : []
}

/** Advance widths by font and sign, out of the drawing instructions: the text itself has only the widths of its lines. */
async function widthsOn(page: PDFPageProxy): Promise<ReadonlyMap<string, Widths>> {
  const { fnArray, argsArray } = await page.getOperatorList({ intent: 'print' })
  const fonts = new Map<string, Map<string, number>>()
  let font: Map<string, number> | undefined
  fnArray.forEach((operation, index) => {
    const [first] = (argsArray[index] ?? []) as readonly unknown[]
    if (operation === OPS.setFont && typeof first === 'string') {
      font = fonts.get(first) ?? new Map()
      fonts.set(first, font)
    }
    if (operation !== OPS.showText || !Array.isArray(first)) return
    for (const glyph of first as readonly unknown[])
      if (typeof glyph === 'object' && glyph !== null && 'unicode' in glyph && 'width' in glyph)
        if (typeof glyph.unicode === 'string' && typeof glyph.width === 'number')
          font?.set(glyph.unicode.normalize('NFKC'), glyph.width)
  })
  return fonts
}

/** Undefined where a sign's width is not known: then nobody can say where the others stand. */
function edgesOf(
  text: string,
  widths: Widths,
  { left, right, emPt }: { readonly left: number; readonly right: number; readonly emPt: number },
): Required<Pick<PageText, 'edges' | 'slackPt'>> | undefined {
  const edges = [0]
  let sum = 0
  for (const sign of text) {
    const width = widths.get(sign.normalize('NFKC')) ?? (sign === ' ' ? 250 : undefined)
    if (width === undefined) return undefined
    sum += width
    // both halves of a pair stand where the sign ends
    for (let half = 0; half < sign.length; half++) edges.push(sum)
  }
  if (sum === 0) return undefined
  const slackPt = Math.abs(right - left - (sum / 1000) * emPt)
  return { edges: edges.map((edge) => left + (edge / sum) * (right - left)), slackPt }
}

const unit = (x: number, y: number, otherwise: readonly [number, number]): readonly [number, number] => {
  const length = Math.hypot(x, y)
  return length === 0 ? otherwise : [x / length, y / length]
}

/** In points from the lower left corner of the upright page. */
function at(upright: PageViewport, x: number, y: number): { readonly x: number; readonly y: number } {
  const [left = 0, top = 0] = upright.convertToViewportPoint(x, y) as readonly number[]
  return { x: left, y: upright.height - top }
}

function around(points: readonly { readonly x: number; readonly y: number }[]): PageText['box'] {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}
