import { mayBeginLine } from './break-opportunities.ts'
import type { Paragraph } from './paragraph.ts'

/** Clusters `from` up to, not including, `to` make a line; the next begins at `next`: spaces at a line's end hang. */
export interface LineSpan {
  readonly from: number
  readonly to: number
  readonly next: number
}

/** Rounding of widths that were themselves sums must not push a word down. */
const tolerance = 0.01

/** Lines no wider than `width` (thousandths of the size), as full as UAX#14 lets them be; made as they are asked for. */
export function* wrapParagraph(paragraph: Paragraph, width: number): Generator<LineSpan> {
  const { advanceAt, textAt, breaks } = paragraph
  const clusters = textAt.length - 1
  const limit = width + tolerance
  const widthOf = (from: number, to: number) => (advanceAt[to] ?? 0) - (advanceAt[from] ?? 0)
  let from = 0
  let fits: LineSpan | undefined
  let cluster = 0
  for (const position of breaks) {
    while (cluster < clusters && (textAt[cluster] ?? 0) < position) cluster++
    for (;;) {
      const to = withoutSpaces(paragraph, from, cluster)
      if (widthOf(from, to) <= limit) {
        fits = { from, to, next: cluster }
        break
      }
      const line = fits ?? cutToken(paragraph, from, to, limit)
      yield line
      from = line.next
      fits = undefined
      if (from >= cluster) break
    }
  }
  if (fits) yield fits
}

function withoutSpaces(paragraph: Paragraph, from: number, to: number): number {
  let end = to
  while (end > from && isSpace(paragraph.text.charCodeAt(paragraph.textAt[end - 1] ?? 0))) end--
  return end
}

const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0x3000

/** A token wider than a line is cut between graphemes, but not so that its last comma begins a line. */
function cutToken({ advanceAt, textAt, text }: Paragraph, from: number, to: number, limit: number): LineSpan {
  const start = advanceAt[from] ?? 0
  let end = from + 1
  while (end < to && (advanceAt[end + 1] ?? 0) - start <= limit) end++
  let kept = end
  while (kept > from + 1 && end - kept < 3 && kept < to && !mayBeginLine(text.slice(textAt[kept]))) kept--
  const cut = kept > from + 1 ? kept : end
  return { from, to: cut, next: cut }
}
