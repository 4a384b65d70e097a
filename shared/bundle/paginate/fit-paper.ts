import { assertNever } from '#shared/core/result.ts'
import type { Profile } from '#shared/reference/profile.ts'
import type { Box, DrawOp, Point, UnseenLine } from '../render/document-model.ts'
import type { ShapedLine } from '../text/text-engine.ts'
import { a4, type Mark, type Sheet } from './sheet.ts'

/** ANSI A in points: 8.5 by 11 inches. */
const letter = { widthPt: 612, heightPt: 792 }

/** A sheet on the recipient's paper. */
interface Fitted extends Sheet {
  /** Where a point of the sheet came to stand. */
  readonly point: (point: Point) => Point
}

/**
 * Everything is laid out on A4. Where the recipient's paper is another, the sheet is made to fit and stands in the
 * middle, as a printer does it: on US Letter type of 10 pt comes out at 9.4 pt.
 */
export function fitPaper(page: Sheet, paper: Profile['pageSize']): Fitted {
  const { ops, marks } = page
  if (paper === 'a4')
    return { widthPt: page.widthPt, heightPt: page.heightPt, ops, marks, point: (point) => point }
  const isWide = page.widthPt > page.heightPt
  const [widthPt, heightPt] = isWide ? [letter.heightPt, letter.widthPt] : [letter.widthPt, letter.heightPt]
  const scale = paperScaleOf(paper)
  const moved = movement(scale, (widthPt - page.widthPt * scale) / 2, (heightPt - page.heightPt * scale) / 2)
  return {
    widthPt,
    heightPt,
    ops: ops.map((op) => movedOp(op, moved)),
    marks: marks.map((mark) => movedMark(mark, moved)),
    point: moved.point,
  }
}

/** How much smaller than laid out things come out on the recipient's paper. */
export const paperScaleOf = (paper: Profile['pageSize']): number =>
  paper === 'a4' ? 1 : letter.heightPt / a4.heightPt

interface Movement {
  readonly scale: number
  readonly point: (point: Point) => Point
  readonly box: (box: Box) => Box
  readonly line: (line: ShapedLine) => ShapedLine
}

const movement = (scale: number, dx: number, dy: number): Movement => {
  const point = ({ x, y }: Point): Point => ({ x: x * scale + dx, y: y * scale + dy })
  return {
    scale,
    point,
    box: (box) => ({ ...point(box), width: box.width * scale, height: box.height * scale }),
    line: (line) => ({
      ...line,
      widthPt: line.widthPt * scale,
      style: { ...line.style, sizePt: line.style.sizePt * scale },
    }),
  }
}

function movedOp(op: DrawOp, { scale, point, box, line }: Movement): DrawOp {
  const unseen = (text: UnseenLine): UnseenLine => ({
    at: point(text.at),
    line: line(text.line),
    widthPt: text.widthPt * scale,
  })
  switch (op.op) {
    case 'text':
      return { ...op, at: point(op.at), line: line(op.line) }
    case 'rule':
      return { ...op, from: point(op.from), to: point(op.to), widthPt: op.widthPt * scale }
    case 'rect':
      return { ...op, box: box(op.box), ...(op.widthPt !== undefined && { widthPt: op.widthPt * scale }) }
    case 'image':
    case 'foreign-page':
    case 'link':
      return { ...op, box: box(op.box) }
    case 'page-picture':
      return {
        ...op,
        box: box(op.box),
        paint: async () => {
          const { image, texts } = await op.paint()
          return { image, texts: texts.map(unseen) }
        },
      }
    case 'unseen-text':
      return { ...op, lines: op.lines.map(unseen) }
    default:
      return assertNever(op, 'movedOp')
  }
}

function movedMark(mark: Mark, { point, box }: Movement): Mark {
  switch (mark.kind) {
    case 'index-row':
      return { ...mark, pageTextAt: point(mark.pageTextAt), link: box(mark.link) }
    case 'reference':
      return { ...mark, at: point(mark.at), link: box(mark.link) }
    case 'sample':
    case 'shortened':
      return mark
    default:
      return assertNever(mark, 'movedMark')
  }
}
