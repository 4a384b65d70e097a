import type { Original } from '#shared/core/evidence/exhibit.ts'
import type { Sha256 } from '#shared/core/ids.ts'

/** Side of a thumbnail; twice its size on screen, for dense displays. */
export const thumbnailPx = 96
/** Larger files and pictures get an icon: decoding them to show a stamp costs more than it tells. */
const [maxBytes, maxPixels] = [25_000_000, 50_000_000]
const [kept, atOnce] = [400, 2]

const made = new Map<Sha256, ImageBitmap>()
const waiting: (() => void)[] = []
let running = 0

/** Whether a small picture of the original can be made without cost that anyone notices. */
export const hasThumbnail = (original: Original): boolean =>
  original.media === 'image' &&
  original.bytes <= maxBytes &&
  (original.widthPx ?? 0) * (original.heightPx ?? 0) <= maxPixels &&
  original.problems.every(({ kind }) => kind === 'extension-mismatch' || kind === 'damaged')

/** The thumbnail if it is in memory. */
export const knownThumbnail = (sha256: Sha256): ImageBitmap | undefined => made.get(sha256)

/** Makes a thumbnail, two at a time, the last asked first: that is where the user looks. Undefined when it cannot be. */
export async function makeThumbnail(
  original: Original,
  load: (signal: AbortSignal) => Promise<Blob>,
  signal: AbortSignal,
): Promise<ImageBitmap | undefined> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    const known = made.get(original.sha256)
    if (known || signal.aborted) return known
    const blob = await load(signal)
    const bitmap = await squareOf(blob, original)
    keep(original.sha256, bitmap)
    return bitmap
  } catch {
    // scrolled away, not decodable by this browser, or not served: the icon stays, and the viewer says why
    return undefined
  } finally {
    running--
    waiting.pop()?.()
  }
}

/** HEIC and TIFF are turned when they are made viewable: their squares are cut by the picture that came out. */
const squares = (type: string) => type !== 'image/tiff' && !type.startsWith('image/hei')

/** The square at the top left, where a screenshot says what it is. Right for turned pictures too: a square has no sides. */
function squareOf(blob: Blob, { widthPx, heightPx, type }: Original): Promise<ImageBitmap> {
  if (widthPx === undefined || heightPx === undefined || !squares(type))
    return createImageBitmap(blob, { resizeWidth: thumbnailPx, resizeQuality: 'medium' })
  const side = Math.min(widthPx, heightPx)
  const size = { resizeWidth: thumbnailPx, resizeHeight: thumbnailPx }
  return createImageBitmap(blob, 0, 0, side, side, { ...size, resizeQuality: 'medium' })
}

function keep(sha256: Sha256, bitmap: ImageBitmap) {
  made.set(sha256, bitmap)
  const oldest = made.keys().next()
  if (made.size > kept && oldest.value !== undefined) made.delete(oldest.value)
}
