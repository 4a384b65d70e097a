import type { ByteSource } from '../ports.ts'
import type { Orientation } from '../render/document-model.ts'
import { type ByteWindow, byteWindow, latin1 } from './byte-window.ts'
import { exifOrientation } from './exif-orientation.ts'
import { type ByteRange, damage, type ImageDamage, largestImagePx } from './image-problem.ts'

/** What a JPEG says of itself before its pixels begin (ITU T.81 annex B). */
export interface JpegHeader {
  readonly kind: 'jpeg'
  /** As stored, before orientation. */
  readonly widthPx: number
  readonly heightPx: number
  readonly bitsPerComponent: number
  /** 1 grey, 3 colour, 4 CMYK or YCCK. */
  readonly components: number
  readonly process: 'baseline' | 'progressive' | 'other'
  readonly orientation: Orientation
  /** The colour transform of Adobe's APP14 marker; absent without one. */
  readonly adobeTransform?: number
  /** Component names spell RGB: stored without colour transform though no marker says so. */
  readonly namedRgb: boolean
  /** The colour profile, in the order in which its pieces join. */
  readonly icc: readonly ByteRange[]
  /** An end-of-image marker was found. Without one the file is cut off. */
  readonly complete: boolean
}

/** More segments than any camera writes; a file with more is made to keep us busy. */
const mostSegments = 2_000
const startOfFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Reads markers up to the start of the pixels, then looks for the file's end. */
export async function readJpegHeader(source: ByteSource): Promise<JpegHeader | ImageDamage> {
  const file = byteWindow(source)
  const start = await file.at(0, 3)
  if (!start || start.getUint16(0) !== 0xffd8 || start.getUint8(2) !== 0xff) return damage('other-format')
  let orientation: Orientation = 1
  let adobeTransform: number | undefined
  const profile = new Map<number, ByteRange>()
  let frame: Frame | undefined

  let at = 2
  for (let segments = 0; segments < mostSegments; segments++) {
    const head = await file.at(at, 4)
    if (!head || head.getUint8(0) !== 0xff) return damage('damaged')
    const marker = head.getUint8(1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) return damage('damaged')
    const length = head.getUint16(2)
    if (length < 2 || at + 2 + length > source.bytes) return damage('damaged')
    const body = { offset: at + 4, length: length - 2 }
    if (startOfFrame(marker)) frame = await frameAt(file, marker, body)
    else if (marker === 0xe1) orientation = (await exifOrientation(file, body)) ?? orientation
    else if (marker === 0xe2) await notePiece(file, body, profile)
    else if (marker === 0xee) adobeTransform = (await adobeAt(file, body)) ?? adobeTransform
    at += 2 + length
    if (marker === 0xda) break
  }
  if (!frame) return damage('damaged')
  const pixels = frame.widthPx * frame.heightPx
  if (pixels === 0 || pixels > largestImagePx) return damage('absurd-size')
  return {
    kind: 'jpeg',
    ...frame,
    orientation,
    ...(adobeTransform === undefined ? {} : { adobeTransform }),
    icc: wholeProfile(profile),
    complete: await endsBehind(source, at),
  }
}

type Frame = Pick<
  JpegHeader,
  'widthPx' | 'heightPx' | 'bitsPerComponent' | 'components' | 'process' | 'namedRgb'
>

async function frameAt(file: ByteWindow, marker: number, body: ByteRange): Promise<Frame | undefined> {
  const view = body.length < 6 ? undefined : await file.at(body.offset, body.length)
  if (!view) return undefined
  const components = view.getUint8(5)
  if (body.length < 6 + components * 3) return undefined
  const names = Array.from({ length: components }, (_, index) => view.getUint8(6 + index * 3))
  return {
    widthPx: view.getUint16(3),
    heightPx: view.getUint16(1),
    bitsPerComponent: view.getUint8(0),
    components,
    process: marker <= 0xc1 ? 'baseline' : marker === 0xc2 ? 'progressive' : 'other',
    namedRgb: String.fromCharCode(...names) === 'RGB',
  }
}

async function adobeAt(file: ByteWindow, body: ByteRange): Promise<number | undefined> {
  const view = body.length < 12 ? undefined : await file.at(body.offset, 12)
  return view && latin1(view, 0, 5) === 'Adobe' ? view.getUint8(11) : undefined
}

/** ICC.1 annex B.4: a profile is cut into numbered pieces of at most 65,519 bytes. */
async function notePiece(file: ByteWindow, body: ByteRange, pieces: Map<number, ByteRange>): Promise<void> {
  const view = body.length <= 14 ? undefined : await file.at(body.offset, 14)
  if (!view || latin1(view, 0, 12) !== 'ICC_PROFILE\0') return
  pieces.set(view.getUint8(12), { offset: body.offset + 14, length: body.length - 14 })
}

/** Pieces count from 1; a profile with a hole is no profile. */
function wholeProfile(pieces: ReadonlyMap<number, ByteRange>): readonly ByteRange[] {
  const ordered = [...pieces].sort(([a], [b]) => a - b)
  return ordered.every(([number], index) => number === index + 1) ? ordered.map(([, range]) => range) : []
}

/** Behind a photo a phone may put a film or a second picture, so the end of the file is only the first place to look. */
const tailBytes = 64 * 1024
const stepBytes = 1024 * 1024
const longestSearch = 256 * 1024 * 1024

async function endsBehind(source: ByteSource, start: number): Promise<boolean> {
  const tail = Math.max(start, source.bytes - tailBytes)
  if (hasEnd(await source.read(tail, source.bytes - tail))) return true
  const last = Math.min(source.bytes, start + longestSearch)
  // pieces overlap by one byte, so that a marker on a border is seen
  for (let at = start; at < last - 1; at += stepBytes) {
    if (hasEnd(await source.read(at, Math.min(stepBytes + 1, last - at)))) return true
  }
  return false
}

function hasEnd(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === 0xd9) return true
  }
  return false
}
