import type { ByteSource, ImageNote, ImageRecoder, RecodedImage } from '#shared/bundle/ports.ts'
import type { Cover } from '#shared/core/redaction/covers.ts'
import { BoundedFile } from '../inspect/bounded-file.ts'
import { readBmp, readGif, readHeif, readWebp } from '../inspect/image-headers.ts'
import { decodedByLibrary, type PictureDecoder } from '../pictures/picture-decoder.ts'
import type { DecodedPicture } from '../pictures/picture-protocol.ts'
import { blobSource } from './blob-source.ts'
import { isAnimated } from './is-animated.ts'
import { isDrawing } from './is-drawing.ts'
import { kept } from './kept.ts'
import { opaquePng } from './opaque-png.ts'
import { paintCovers, under } from './paint-covers.ts'

/** Encoded images above this are not decoded: they would be held whole, and decoded beside it. */
const largestFile = 256 * 1024 * 1024
/** What Chromium paints on: sides of 65,535 px in software, and 2^28 px in all. */
const largestSide = 65_535
const largestArea = 2 ** 28
const jpegQuality = 0.92
const stepBytes = 1024 * 1024
const headerBytes = 8 * 1024 * 1024

/** Types that the browser itself decodes; HEIC and TIFF go to the picture worker. */
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
export function canvasRecoder(pictures: PictureDecoder): ImageRecoder {
  return {
    async recode(source, type, maxPixels, page = 0, covers = []) {
      const byLibrary = decodedByLibrary(type)
      if ((!byLibrary && !decodable.has(type)) || source.bytes > largestFile) return undefined
      const blob = await blobOf(source, type)
      const picture = byLibrary
        ? await pictures.decode(blob, type, page, maxPixels)
        : await decodedByBrowser(blob, type, maxPixels)
      if (!picture) return undefined
      const { bitmap, pages, wideColour } = picture
      try {
        const { width, height } = bitmap
        const isPaintable = Math.max(width, height) <= largestSide && width * height <= largestArea
        if (!isPaintable || width * height > maxPixels) return undefined
        const notes: readonly ImageNote[] = [
          ...(wideColour ? (['wide-colour'] as const) : []),
          ...((await isAnimated(blob, type)) ? (['first-frame'] as const) : []),
        ]
        const { file, as } = await painted(bitmap, type, jpegQuality, covers)
        const made = blobSource(`${source.id}/converted/${page}${under(covers)}`, file)
        return { widthPx: width, heightPx: height, source: made, type: as, pages, notes }
      } finally {
        bitmap.close()
      }
    },

    scaled: kept(
      async (source, type: string, { widthPx, heightPx }: Size, quality: number) => {
        if (!decodable.has(type) || source.bytes > largestFile) return undefined
        const bitmap = await decoded(await blobOf(source, type), {
          resizeWidth: widthPx,
          resizeHeight: heightPx,
          resizeQuality: 'high',
        })
        if (!bitmap) return undefined
        try {
          const { file, as } = await painted(bitmap, type, quality / 100)
          return { source: blobSource(`${source.id}/${widthPx}x${heightPx}`, file), type: as }
        } finally {
          bitmap.close()
        }
      },
      ({ source }) => source.bytes,
    ),

    piece: kept(
      async (source, type: string, { from, to }: Band, { widthPx, heightPx }: Size, quality: number) => {
        if (!decodable.has(type) || source.bytes > largestFile) return undefined
        const bitmap = await decoded(await blobOf(source, type))
        if (!bitmap) return undefined
        try {
          const canvas = new OffscreenCanvas(widthPx, heightPx)
          const context = canvas.getContext('2d', { alpha: false })
          if (!context) throw new Error('no canvas')
          context.fillStyle = '#fff'
          context.fillRect(0, 0, widthPx, heightPx)
          context.imageSmoothingQuality = 'high'
          const [top, height] = [from * bitmap.height, (to - from) * bitmap.height]
          context.drawImage(bitmap, 0, top, bitmap.width, height, 0, 0, widthPx, heightPx)
          const file = await canvas.convertToBlob({ type: 'image/jpeg', quality: quality / 100 })
          return blobSource(`${source.id}/piece/${from}-${widthPx}x${heightPx}`, file)
        } finally {
          bitmap.close()
        }
      },
      ({ bytes }) => bytes,
    ),
  }
}

interface Size {
  readonly widthPx: number
  readonly heightPx: number
}
interface Band {
  readonly from: number
  readonly to: number
}

async function decodedByBrowser(
  blob: Blob,
  type: string,
  maxPixels: number,
): Promise<DecodedPicture | undefined> {
  const known = await pixelsOf(blob, type)
  if (known !== undefined && known > maxPixels) return undefined
  const bitmap = await decoded(blob)
  return bitmap && { bitmap, pages: 1, wideColour: false }
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
const decoded = (blob: Blob, size: ImageBitmapOptions = {}): Promise<ImageBitmap | undefined> =>
  createImageBitmap(blob, { imageOrientation: 'from-image', colorSpaceConversion: 'default', ...size }).catch(
    () => undefined,
  )

async function painted(
  bitmap: ImageBitmap,
  type: string,
  quality = jpegQuality,
  covers: readonly Cover[] = [],
): Promise<{ readonly file: Blob; readonly as: RecodedImage['type'] }> {
  const { width, height } = bitmap
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(bitmap, 0, 0)
  paintCovers(context, covers)
  return type !== 'image/jpeg' && isDrawing(context, width, height)
    ? { file: await opaquePng(context, width, height), as: 'image/png' }
    : { file: await canvas.convertToBlob({ type: 'image/jpeg', quality }), as: 'image/jpeg' }
}
