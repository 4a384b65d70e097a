import type { RecognisedPage } from '#shared/core/evidence/recognised-text.ts'
import { visibleText } from '#shared/core/evidence/visible-text.ts'
import type { Box, DrawOp, UnseenLine } from '../render/document-model.ts'
import type { LaidExhibit, Layout } from './layout.ts'

/** A band of the picture, in fractions of its height from the top. */
interface Slice {
  readonly from: number
  readonly to: number
}

/** Ink of Han in Source Han Sans stands from 0.08 em below the baseline to 0.84 em above it. */
const inkEm = 0.92
const belowEm = 0.08

/**
 * What a machine read in a picture, laid unseen over the place where it read it, so that it is found and marked there. Of
 * a picture in pieces each piece gets the lines whose middle it shows. Nothing where nothing was read.
 * @param key of the picture in the structure tree.
 */
export function unseenText(
  layout: Layout,
  item: LaidExhibit,
  page: RecognisedPage | undefined,
  whole: Box,
  key: string,
  slice: Slice = { from: 0, to: 1 },
): readonly DrawOp[] {
  if (!page) return []
  const shown = page.lines.filter(({ top, height }) => {
    const middle = top + height / 2
    return middle >= slice.from && middle <= slice.to
  })
  if (shown.length === 0) return []
  const role = { tag: 'P', key: `exhibit/${item.rank}/read/${key}` } as const
  return [{ op: 'unseen-text', lines: shown.map((line) => placed(layout, line, whole)), role }]
}

function placed(
  { engine, faces }: Layout,
  { text, left, top, width, height }: RecognisedPage['lines'][number],
  whole: Box,
): UnseenLine {
  const inkPt = Math.max(1, height * whole.height)
  const sizePt = inkPt / inkEm
  const bottom = whole.y + whole.height * (1 - top - height)
  return {
    // no sign may be drawn that only pretends to be nothing
    line: engine.line(visibleText(text), { ...faces.body.style, sizePt }),
    at: { x: whole.x + left * whole.width, y: bottom + belowEm * sizePt },
    widthPt: width * whole.width,
  }
}
