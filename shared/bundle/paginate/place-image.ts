import type { Box } from '../render/document-model.ts'
import { a4, a4Landscape, exhibitFrame, type Frame, heightOf } from './sheet.ts'

/** A horizontal band of an image, in fractions of its height from the top, and where it goes. */
export interface Piece {
  readonly box: Box
  readonly from: number
  readonly to: number
}
export interface ImageSheet {
  readonly size: typeof a4
  readonly frame: Frame
  readonly pieces: readonly Piece[]
}
export interface PlacedImage {
  readonly sheets: readonly ImageSheet[]
  readonly parts: number
}

/** One pixel takes at most half a point (144 dpi): small pictures are not blown up. */
const largestPixelPt = 0.5
/** Room for the caption under an image. */
export const captionPt = 16
/** And for each further line of it. */
export const captionLinePt = 11.2
/** Room above and below a piece for the mark that it goes on. */
export const markPt = 13
const columnGap = 10
const overlap = 0.05
/**
 * A telephone screenshot 1,080 pixels wide shows text of 30 pixels and more; at 250 pt across that is 7 pt, the least
 * that reads on paper. Whatever would become narrower in one piece is split.
 */
const legibleWidthPt = 250
/** Telephones; a longer picture that is wider comes from a computer, whose letters need the whole width. */
const widestTelephonePx = 1300
/** Wider than high by this much, and wider than the upright sheet takes: turned sheet. */
const landscapeRatio = 1.25

/**
 * Decides sheet, size and pieces of an image whose pixels are given as seen, after orientation. `captionLines` are left
 * free below it.
 */
export function placeImage(widthPx: number, heightPx: number, captionLines = 1): PlacedImage {
  const captionRoom = captionPt + (captionLines - 1) * captionLinePt
  const portrait = exhibitFrame(a4)
  const natural = widthPx * largestPixelPt
  const turned = widthPx / heightPx >= landscapeRatio && natural > portrait.width
  const size = turned ? a4Landscape : a4
  const frame = turned ? exhibitFrame(a4Landscape) : portrait
  const room = heightOf(frame) - captionRoom
  const scale = Math.min(largestPixelPt, frame.width / widthPx, room / heightPx)
  const width = widthPx * scale
  if (width >= Math.min(legibleWidthPt, natural) - 0.01) {
    const box: Box = {
      x: frame.left + (frame.width - width) / 2,
      y: frame.top - heightPx * scale,
      width,
      height: heightPx * scale,
    }
    return { sheets: [{ size, frame, pieces: [{ box, from: 0, to: 1 }] }], parts: 1 }
  }
  return split(widthPx, heightPx, captionRoom)
}

function split(widthPx: number, heightPx: number, captionRoom: number): PlacedImage {
  const frame = exhibitFrame(a4)
  const columns = widthPx <= widestTelephonePx ? 2 : 1
  const columnWidth = (frame.width - (columns - 1) * columnGap) / columns
  const width = Math.min(columnWidth, widthPx * largestPixelPt)
  const height = (heightPx * width) / widthPx
  const room = heightOf(frame) - captionRoom - 2 * markPt
  const parts = Math.max(2, Math.ceil((height - room) / (room * (1 - overlap))) + 1)
  // all pieces alike: the last one is not a sliver
  const pieceHeight = height / (parts - overlap * (parts - 1))
  const sheets: ImageSheet[] = []
  for (let first = 0; first < parts; first += columns) {
    const pieces = Array.from({ length: Math.min(columns, parts - first) }, (_, column): Piece => {
      const part = first + column
      const from = (part * pieceHeight * (1 - overlap)) / height
      const to = part === parts - 1 ? 1 : from + pieceHeight / height
      const left = frame.left + column * (columnWidth + columnGap) + (columnWidth - width) / 2
      const box = { x: left, y: frame.top - markPt - pieceHeight, width, height: pieceHeight }
      return { box, from, to }
    })
    sheets.push({ size: a4, frame, pieces })
  }
  return { sheets, parts }
}
