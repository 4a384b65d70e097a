import type { ByteSource } from '../ports.ts'
import { byteWindow, latin1 } from './byte-window.ts'
import { type ByteRange, damage, type ImageDamage, largestImagePx } from './image-problem.ts'

/** What a PNG's chunks say (ISO/IEC 15948); pixel data are only located. */
export interface PngHeader {
  readonly kind: 'png'
  readonly widthPx: number
  readonly heightPx: number
  readonly bitDepth: number
  /** 0 grey, 2 RGB, 3 palette, 4 grey + alpha, 6 RGB + alpha. */
  readonly colourType: 0 | 2 | 3 | 4 | 6
  readonly interlaced: boolean
  readonly palette?: ByteRange
  /** Simple transparency (tRNS). */
  readonly transparency?: ByteRange
  /** The iCCP chunk's zlib stream. */
  readonly icc?: ByteRange
  /**
   * Colours by measure, where nothing better says what they are: the exponent of gAMA in 1/100,000, and cHRM's white, red,
   * green and blue as x and y in 1/100,000 (ISO/IEC 15948, 11.3.3). Absent for sRGB.
   */
  readonly gamma?: number
  readonly chromaticities?: readonly number[]
  /** IDAT contents in order. */
  readonly data: readonly ByteRange[]
  /** The chunks run unbroken to IEND. */
  readonly complete: boolean
}

/** A 400-megapixel image in the smallest chunks that encoders write has about this many. */
const mostChunks = 500_000
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/** Walks the chunks without reading what is in them. */
export async function readPngHeader(source: ByteSource): Promise<PngHeader | ImageDamage> {
  const file = byteWindow(source)
  const signature = await file.at(0, 8)
  if (!signature || signature.getUint32(0) !== 0x89504e47 || signature.getUint32(4) !== 0x0d0a1a0a) {
    return damage('other-format')
  }
  const first = await file.at(8, 25)
  if (!first || first.getUint32(0) !== 13 || latin1(first, 4, 4) !== 'IHDR') return damage('damaged')
  const [widthPx, heightPx, bitDepth] = [first.getUint32(8), first.getUint32(12), first.getUint8(16)]
  const colourType = first.getUint8(17)
  const interlace = first.getUint8(20)
  if (!depths[colourType]?.includes(bitDepth) || first.getUint16(18) !== 0 || interlace > 1) {
    return damage('damaged')
  }
  const pixels = widthPx * heightPx
  if (pixels === 0 || pixels > largestImagePx) return damage('absurd-size')

  const found: {
    palette?: ByteRange
    transparency?: ByteRange
    icc?: ByteRange
    gamma?: number
    chromaticities?: readonly number[]
  } = {}
  let isStandard = false
  const data: ByteRange[] = []
  let complete = false
  let at = 33
  for (let chunks = 0; chunks < mostChunks; chunks++) {
    const head = await file.at(at, 8)
    if (!head) break
    const [length, type] = [head.getUint32(0), latin1(head, 4, 4)]
    const body = { offset: at + 8, length }
    if (at + 12 + length > source.bytes) break
    if (type === 'IDAT') data.push(body)
    else if (type === 'PLTE') found.palette = body
    else if (type === 'tRNS') found.transparency = body
    else if (type === 'sRGB') isStandard = true
    else if (type === 'gAMA' && length === 4) found.gamma = (await file.at(body.offset, 4))?.getUint32(0) ?? 0
    else if (type === 'cHRM' && length === 32) {
      const values = await file.at(body.offset, 32)
      if (values) found.chromaticities = Array.from({ length: 8 }, (_, at) => values.getUint32(at * 4))
    } else if (type === 'iCCP') {
      const name = await file.at(body.offset, Math.min(length, 81))
      const end = name ? latin1(name, 0, name.byteLength).indexOf('\0') : -1
      // name, 0, compression method 0, zlib stream
      if (end > 0 && length > end + 2) {
        found.icc = { offset: body.offset + end + 2, length: length - end - 2 }
      }
    } else if (type === 'IEND') {
      complete = true
      break
    }
    at += 12 + length
  }
  if (isStandard || found.icc) {
    delete found.gamma
    delete found.chromaticities
  }
  const paletteFits =
    found.palette === undefined
      ? colourType !== 3
      : found.palette.length % 3 === 0 && found.palette.length > 0 && found.palette.length <= 768
  if (data.length === 0 || !paletteFits) return damage('damaged')
  return {
    kind: 'png',
    widthPx,
    heightPx,
    bitDepth,
    colourType: colourType as PngHeader['colourType'],
    interlaced: interlace === 1,
    ...found,
    data,
    complete,
  }
}
