import type { Cover } from '#shared/core/redaction/covers.ts'
import type { Hider, TextRange } from '#shared/core/redaction/hider.ts'
import type { PageText, PageWriting, PictureText } from '../ports.ts'
import type { Box } from '../render/document-model.ts'

/** How far a cover reaches beyond what it hides: of its size, and of a sign of its line. */
const [aroundShare, asideEm] = [0.02, 0.1]

/** Covers over everything on a page that is to be hidden. */
export function pageCovers({ texts, ...page }: PageWriting, hider: Hider): readonly Cover[] {
  const ranges = rangesOn(texts, hider)
  return texts.flatMap((text, index) =>
    (ranges[index] ?? []).map((range) => {
      const { x, y, width, height } = boxOf(text, range)
      const [aside, above] = [width * aroundShare, height * aroundShare]
      return {
        left: (x - aside) / page.widthPt,
        top: 1 - (y + height + above) / page.heightPt,
        width: (width + 2 * aside) / page.widthPt,
        height: (height + 2 * above) / page.heightPt,
      }
    }),
  )
}

/** What stays of a page's text: nothing hidden, and nothing that lies under a cover. */
export function textsBeside(
  { texts, ...page }: PageWriting,
  hider: Hider,
  covers: readonly Cover[],
): readonly PictureText[] {
  const ranges = rangesOn(texts, hider)
  return texts.flatMap((text, index): readonly PictureText[] => {
    if (text.isValue) return []
    const hidden = ranges[index] ?? []
    const pieces = hidden.length === 0 ? [text] : piecesBeside(text, hidden)
    return pieces.filter((piece) => piece.text.trim() !== '' && !isUnder(covers, piece, page))
  })
}

/** Values of fields are searched each for itself: they are in no line with the page's text. */
function rangesOn(texts: readonly PageText[], hider: Hider): readonly (readonly TextRange[])[] {
  const written = hider.rangesIn(texts.map(({ text, isValue }) => (isValue ? '' : text)))
  return texts.map(({ text, isValue }, index) =>
    isValue ? (hider.rangesIn([text])[0] ?? []) : (written[index] ?? []),
  )
}

/** The whole line where nobody knows where its signs stand. */
function boxOf({ box, edges, slackPt = 0, sizePt }: PageText, { from, to }: TextRange): Box {
  const [left, right] = [edges?.[from], edges?.[to]]
  if (left === undefined || right === undefined) return box
  const aside = sizePt * asideEm + slackPt
  const start = Math.max(box.x, left - aside)
  const end = Math.min(box.x + box.width, right + aside)
  return { x: start, y: box.y, width: end - start, height: box.height }
}

function piecesBeside(text: PageText, hidden: readonly TextRange[]): readonly PictureText[] {
  const { edges } = text
  if (!edges) return []
  const pieces: PictureText[] = []
  let from = 0
  for (const range of [...hidden, { from: text.text.length, to: text.text.length }]) {
    const [left = 0, right = 0] = [edges[from], edges[range.from]]
    if (range.from > from)
      pieces.push({
        text: text.text.slice(from, range.from),
        x: left,
        y: text.y,
        widthPt: Math.max(0.1, right - left),
        sizePt: text.sizePt,
      })
    from = range.to
  }
  return pieces
}

function isUnder(
  covers: readonly Cover[],
  { x, y, widthPt, sizePt }: PictureText,
  page: Pick<PageWriting, 'widthPt' | 'heightPt'>,
): boolean {
  const [middle, height] = [(x + widthPt / 2) / page.widthPt, 1 - (y + sizePt * 0.35) / page.heightPt]
  return covers.some(
    ({ left, top, width, height: tall }) =>
      middle >= left && middle <= left + width && height >= top && height <= top + tall,
  )
}
