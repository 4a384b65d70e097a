import type { BoundedFile } from './bounded-file.ts'
import type { ImageFacts } from './image-headers.ts'

const startOfFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
const hasNoLength = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/**
 * Walks a JPEG from SOI to EOI. A search for FF D9 at the end would be fooled by thumbnails, and by what phones
 * append behind the picture (motion photos, multi-picture data).
 */
export async function readJpeg(file: BoundedFile): Promise<ImageFacts> {
  let size: ImageFacts = {}
  let scans = 0
  let at = 2
  for (;;) {
    const bytes = await file.read(at, 4)
    if (bytes.length < 2) return { ...size, damage: 'truncated' }
    const [first = 0, marker = 0] = bytes
    if (first !== 0xff) return { ...size, damage: 'corrupt' }
    if (marker === 0xff || hasNoLength(marker)) {
      at = marker === 0xff ? await endOfFill(file, at) : at + 2
      continue
    }
    if (marker === 0xd9) return scans === 0 ? { ...size, damage: 'corrupt' } : size
    if (marker < 0xc0) return { ...size, damage: 'corrupt' }
    if (bytes.length < 4) return { ...size, damage: 'truncated' }
    const length = ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0)
    if (length < 2) return { ...size, damage: 'corrupt' }
    if (startOfFrame(marker)) {
      const frame = await file.read(at + 5, 4)
      if (frame.length < 4) return { ...size, damage: 'truncated' }
      const [h1 = 0, h0 = 0, w1 = 0, w0 = 0] = frame
      size = { widthPx: (w1 << 8) | w0, heightPx: (h1 << 8) | h0 }
    }
    at += 2 + length
    if (marker !== 0xda) continue
    scans += 1
    const next = await endOfScan(file, at)
    if (next === undefined) return { ...size, damage: 'truncated' }
    at = next
  }
}

/** Any number of FF may stand before a marker; the last of them belongs to it. */
async function endOfFill(file: BoundedFile, from: number): Promise<number> {
  for (let at = from; ;) {
    const piece = await file.read(at, 65_536)
    const end = piece.findIndex((byte) => byte !== 0xff)
    if (end >= 0) return at + end - 1
    at += piece.length
    if (piece.length === 0) return at
  }
}

/** Where the next marker stands after entropy-coded data: FF followed by neither 00, a fill nor a restart marker. */
async function endOfScan(file: BoundedFile, from: number): Promise<number | undefined> {
  let at = from
  while (at < file.size) {
    const piece = await file.read(at, 65_536)
    for (let i = piece.indexOf(0xff); i >= 0 && i + 1 < piece.length; i = piece.indexOf(0xff, i + 1)) {
      const next = piece[i + 1] ?? 0
      if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at + i
    }
    // one byte of overlap, for an FF at the very end
    at += Math.max(1, piece.length - 1)
    if (piece.length < 2) return undefined
  }
  return undefined
}
