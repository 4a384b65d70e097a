import { decode, decodeImage, type IFD, toRGBA8 } from 'utif2'
import { tiffStructure } from '../inspect/tiff-structure.ts'
import type { DecodedPicture, NoPicture } from './picture-protocol.ts'

/** The library's second argument, which its types leave out: maker notes are other people's formats and stay unread. */
const directoriesOf: (
  file: ArrayBuffer,
  how: { readonly parseMN: boolean; readonly debug: boolean },
) => readonly IFD[] = decode

/** One page of a TIFF, upright, a fax's flat pixels stretched to squares. Only files whose structure holds are decoded. */
export async function decodeTiff(
  file: Blob,
  page: number,
  maxPixels: number,
): Promise<DecodedPicture | NoPicture> {
  const read = async (offset: number, length: number) =>
    new Uint8Array(await file.slice(offset, offset + length).arrayBuffer())
  const { pages, damage } = await tiffStructure(read, file.size)
  const wanted = pages[page]
  if (damage !== undefined || !wanted) return 'undecodable'
  const { widthPx, heightPx, orientation, pixelAspect } = wanted
  if (widthPx * heightPx * pixelAspect > maxPixels) return 'too-large'
  const bytes = await file.arrayBuffer()
  const directory = directoriesOf(bytes, { parseMN: false, debug: false }).filter(isPage)[page]
  if (!directory) return 'undecodable'
  decodeImage(bytes, directory)
  const rgba = toRGBA8(directory)
  if (rgba.length < widthPx * heightPx * 4) return 'undecodable'
  const pixels = new ImageData(
    new Uint8ClampedArray(rgba.buffer as ArrayBuffer, rgba.byteOffset, widthPx * heightPx * 4),
    widthPx,
    heightPx,
  )
  const bitmap = await createImageBitmap(pixels)
  const isReady = orientation === 1 && pixelAspect === 1
  return {
    bitmap: isReady ? bitmap : turned(bitmap, orientation, Math.round(heightPx * pixelAspect)),
    pages: pages.length,
    wideColour: false,
  }
}

/** The same choice as `tiffStructure` makes: no thumbnails. */
const isPage = (directory: IFD): boolean => {
  const first = (tag: string) => {
    const value = directory[tag]
    return Array.isArray(value) || value instanceof Uint8Array ? Number(value[0] ?? 0) : 0
  }
  return first('t256') > 0 && first('t257') > 0 && (first('t254') & 1) === 0
}

/** Matrices that turn and mirror a picture of width w and height h, by EXIF orientation. */
const matrixOf = (orientation: number, w: number, h: number): DOMMatrix2DInit => {
  const [a, b, c, d, e, f] = {
    2: [-1, 0, 0, 1, w, 0],
    3: [-1, 0, 0, -1, w, h],
    4: [1, 0, 0, -1, 0, h],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, h, 0],
    7: [0, -1, -1, 0, h, w],
    8: [0, -1, 1, 0, 0, w],
  }[orientation] ?? [1, 0, 0, 1, 0, 0]
  return { a, b, c, d, e, f } as DOMMatrix2DInit
}

function turned(bitmap: ImageBitmap, orientation: number, height: number): ImageBitmap {
  const width = bitmap.width
  const isSideways = orientation >= 5
  const canvas = new OffscreenCanvas(isSideways ? height : width, isSideways ? width : height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.setTransform(matrixOf(orientation, width, height))
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return canvas.transferToImageBitmap()
}
