import { type BundlePorts, type ByteSource, Cancelled, type RunOptions } from '../ports.ts'
import type { PictureLimits } from './picture-limits.ts'

/** A picture as it is seen. */
export interface SeenPicture {
  readonly source: ByteSource
  readonly type: string
  readonly widthPx: number
  readonly heightPx: number
}

/** A long chat is cut into pieces no higher than this many widths: within a side limit it could not be read otherwise. */
const highest = 2
const overlap = 0.05
/** JPEG qualities, of 100, best first; smaller pictures follow. */
const qualities = [88, 75, 60]
const shrinking = 0.8
const mostAttempts = 8

/**
 * The picture as JPEGs within the limits, without anything but its pixels: a tall one in pieces that overlap. Undefined
 * when nothing here can decode it. @throws Cancelled.
 */
export async function fittedPicture(
  picture: SeenPicture,
  limits: PictureLimits,
  { recoder }: Pick<BundlePorts, 'recoder'>,
  { cancel }: Pick<RunOptions, 'cancel'>,
): Promise<readonly ByteSource[] | undefined> {
  const made: ByteSource[] = []
  for (const band of bandsOf(picture, limits.maxSidePx)) {
    if (cancel.aborted) throw new Cancelled()
    const piece = await pieceWithin(picture, band, limits, recoder)
    if (!piece) return undefined
    made.push(piece)
  }
  return made
}

interface Band {
  readonly from: number
  readonly to: number
}

/** In fractions of the height. */
export function bandsOf(
  { widthPx, heightPx }: Pick<SeenPicture, 'widthPx' | 'heightPx'>,
  maxSidePx: number,
): readonly Band[] {
  const ratio = heightPx / widthPx
  if (heightPx <= maxSidePx || ratio <= highest * 1.15) return [{ from: 0, to: 1 }]
  const count = Math.max(2, Math.ceil((ratio / highest - overlap) / (1 - overlap)))
  const height = 1 / (count - overlap * (count - 1))
  return Array.from({ length: count }, (_, index) => {
    const from = index * height * (1 - overlap)
    return { from, to: index === count - 1 ? 1 : from + height }
  })
}

async function pieceWithin(
  { source, type, widthPx, heightPx }: SeenPicture,
  band: Band,
  { maxSidePx, maxBytes }: PictureLimits,
  recoder: BundlePorts['recoder'],
): Promise<ByteSource | undefined> {
  const height = heightPx * (band.to - band.from)
  let scale = Math.min(1, maxSidePx / Math.max(widthPx, height))
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const size = {
      widthPx: Math.max(1, Math.floor(widthPx * scale)),
      heightPx: Math.max(1, Math.floor(height * scale)),
    }
    for (const quality of qualities) {
      const made = await recoder.piece?.(source, type, band, size, quality)
      if (!made) return undefined
      if (made.bytes <= maxBytes) return made
    }
    scale *= shrinking
  }
  return undefined
}
