import type { ByteSource, ImageRecoder, RecodedImage } from '#shared/bundle/ports.ts'
import { BoundedFile } from '../inspect/bounded-file.ts'
import { readBmp, readGif, readHeif, readWebp } from '../inspect/image-headers.ts'
import { isDrawing } from './is-drawing.ts'
import { opaquePng } from './opaque-png.ts'

/** Encoded images above this are not decoded: they would be held whole, and decoded beside it. */
const largestFile = 256 * 1024 * 1024
/** What Chromium paints on: sides of 65,535 px in software, and 2^28 px in all. */
const largestSide = 65_535
const largestArea = 2 ** 28
const jpegQuality = 0.92
const stepBytes = 1024 * 1024
const headerBytes = 8 * 1024 * 1024

/** Types that the browser itself decodes. HEIC and TIFF are not among them. */
const decodable = new Set([
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/webp',
  'image/gif',
  'image/bmp',
  'image/avif',
])

/**
 * Images as the browser sees them: decoded with their orientation, laid on white, and encoded as JPEG, or as PNG
 * where they are drawn rather than photographed, so that small writing stays sharp.
 */
export const canvasRecoder: ImageRecoder = {
  async recode(source, type, maxPixels) {
    if (!decodable.has(type) || source.bytes > largestFile) return undefined
    const blob = await blobOf(source, type)
    const known = await pixelsOf(blob, type)
    if (known !== undefined && known > maxPixels) return undefined
    const bitmap = await decoded(blob)
    if (!bitmap) return undefined
    try {
      const { width, height } = bitmap
      const isPaintable = Math.max(width, height) <= largestSide && width * height <= largestArea
      return isPaintable && width * height <= maxPixels ? await painted(bitmap, type) : undefined
    } finally {
      bitmap.close()
    }
  },
}

async function blobOf(source: ByteSource, type: string): Promise<Blob> {
  const parts: Blob[] = []
  for (let at = 0; at < source.bytes; at += stepBytes) {
    const piece = await source.read(at, Math.min(stepBytes, source.bytes - at))
    parts.push(new Blob([piece.slice()]))
  }
  return new Blob(parts, { type })
}

/** Width times height as the header says, before anything is decoded. JPEG and PNG are measured by the engine. */
async function pixelsOf(blob: Blob, type: string): Promise<number | undefined> {
  const read = { 'image/gif': readGif, 'image/webp': readWebp, 'image/bmp': readBmp, 'image/avif': readHeif }[
    type
  ]
  if (!read) return undefined
  const { widthPx, heightPx } = await read(new BoundedFile(blob, headerBytes)).catch(() => unmeasured)
  return widthPx !== undefined && heightPx !== undefined ? widthPx * heightPx : undefined
}
/** A header that cannot be read decides nothing: the decoder will. */
const unmeasured = { widthPx: undefined, heightPx: undefined }

/** Undefined when the browser refuses: a damaged image is the engine's to report, the original is kept. */
const decoded = (blob: Blob): Promise<ImageBitmap | undefined> =>
  createImageBitmap(blob, { imageOrientation: 'from-image', colorSpaceConversion: 'default' }).catch(
    () => undefined,
  )

async function painted(bitmap: ImageBitmap, type: string): Promise<RecodedImage | undefined> {
  const { width, height } = bitmap
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) return undefined
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(bitmap, 0, 0)
  const asPng = type !== 'image/jpeg' && isDrawing(context, width, height)
  const bytes = asPng
    ? await opaquePng(context, width, height)
    : new Uint8Array(
        await (await canvas.convertToBlob({ type: 'image/jpeg', quality: jpegQuality })).arrayBuffer(),
      )
  return { widthPx: width, heightPx: height, bytes, type: asPng ? 'image/png' : 'image/jpeg' }
}
