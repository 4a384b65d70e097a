import type { GreyPicture } from './tesseract.ts'

/** Sides that Tesseract takes (32,767), with room. */
const longestSide = 32_000
/** Photos and scans: 300 dpi of an A4 page. More dots cost minutes and read no better. */
const mostPixels = 9_000_000
/** Tall screenshots keep their dots, which are few across. */
const mostTallPixels = 40_000_000
const tallRatio = 2.5

/** Screens show letters of 12 to 16 pixels, of which Tesseract reads few; twice as large it reads them. */
const smallPixels = 2_300_000

/** By how much a picture is made larger or smaller before it is read. */
export function readingScale(widthPx: number, heightPx: number): number {
  const isTall = heightPx / widthPx >= tallRatio
  const most = Math.sqrt((isTall ? mostTallPixels : mostPixels) / (widthPx * heightPx))
  const fitting = Math.min(most, longestSide / Math.max(widthPx, heightPx))
  if (fitting < 1) return fitting
  const isTelephone = heightPx > widthPx && widthPx >= 700
  return !isTelephone && widthPx * heightPx <= smallPixels ? Math.min(2, fitting) : 1
}

/**
 * The green channel alone: writing on the green bubbles of chats is black on light grey there, where ordinary grey loses it
 * (character errors 52 % against 0.9 % on one screenshot).
 */
export function greyPicture(
  bitmap: ImageBitmap,
): GreyPicture & { readonly widthPx: number; readonly heightPx: number } {
  const scale = readingScale(bitmap.width, bitmap.height)
  const widthPx = Math.max(1, Math.round(bitmap.width * scale))
  const heightPx = Math.max(1, Math.round(bitmap.height * scale))
  const canvas = new OffscreenCanvas(widthPx, heightPx)
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, widthPx, heightPx)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, widthPx, heightPx)
  const head = new TextEncoder().encode(`P5\n${widthPx} ${heightPx}\n255\n`)
  const file = new Uint8Array(head.length + widthPx * heightPx)
  file.set(head)
  // in bands, so that the colours of a large picture are not held beside it
  const band = Math.max(1, Math.floor(4_000_000 / widthPx))
  let at = head.length
  for (let top = 0; top < heightPx; top += band) {
    const { data } = context.getImageData(0, top, widthPx, Math.min(band, heightPx - top))
    for (let green = 1; green < data.length; green += 4) file[at++] = data[green] ?? 0
  }
  return { file, widthPx, heightPx }
}
