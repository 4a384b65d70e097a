import type { ByteSource, Deflate } from '../ports.ts'
import { byteWindow } from './byte-window.ts'
import { crc32 } from './crc32.ts'
import type { ByteRange } from './image-problem.ts'
import type { JpegHeader } from './jpeg-header.ts'
import { unpackedBytes } from './plain-rows.ts'
import type { PngHeader } from './png-header.ts'

/** What is unpacked is in memory: 40 million pixels of four bytes and their two copies are 400 MB at worst. */
const largestSplitPx = 40_000_000

/**
 * Can the writer embed this image's own bytes (or, for an alpha channel, its own filtered rows), without decoding a
 * pixel? Where it can't, the recoder makes another image for the page; the original is attached all the same.
 */
export function canPassThrough(header: JpegHeader | PngHeader): boolean {
  if (!header.complete) return false
  if (header.kind === 'jpeg') {
    // DCTDecode (ISO 32000-1, 7.4.8) takes baseline and progressive JPEG of 8 bits
    const known = header.process !== 'other' && header.bitsPerComponent === 8
    return known && [1, 3, 4].includes(header.components)
  }
  return !isUnpacked(header) || header.widthPx * header.heightPx <= largestSplitPx
}

/** Whether a PNG's pixel data are unpacked in memory: to split alpha off, to look it up, to put passes together. */
export const isUnpacked = ({ colourType, interlaced, transparency }: PngHeader): boolean =>
  interlaced || colourType === 4 || colourType === 6 || (colourType === 3 && transparency !== undefined)

/** Whether data that must be unpacked can be, all of them: check sums may be right where the packing is broken. */
export async function isUnpackable(
  source: ByteSource,
  header: JpegHeader | PngHeader,
  deflate: Deflate | undefined,
): Promise<boolean> {
  if (!deflate || header.kind === 'jpeg' || !isUnpacked(header)) return true
  const expected = unpackedBytes(header)
  const rows = await deflate.inflate(await joinedRanges(source, header.data), expected).catch(() => undefined)
  return rows?.length === expected
}

/** Between two chunks of a PNG lie a check sum, a length and a type: 12 bytes. */
const mostBetween = 64

/** Ranges of a source, one behind the other. Where they lie close together it is read once for all. */
export async function joinedRanges(source: ByteSource, ranges: readonly ByteRange[]): Promise<Uint8Array> {
  const bytes = new Uint8Array(ranges.reduce((sum, { length }) => sum + length, 0))
  const [first] = ranges
  const last = ranges.at(-1)
  const span = first && last ? last.offset + last.length - first.offset : 0
  const isClose = ranges.every(({ offset }, index) => {
    const before = ranges[index - 1]
    const gap = before ? offset - before.offset - before.length : 0
    return gap >= 0 && gap <= mostBetween
  })
  const together = first && isClose ? await source.read(first.offset, span) : undefined
  let at = 0
  for (const { offset, length } of ranges) {
    const from = offset - (first?.offset ?? 0)
    bytes.set(together?.subarray(from, from + length) ?? (await source.read(offset, length)), at)
    at += length
  }
  return bytes
}

/**
 * Reads a PNG's pixel data once and compares their check sums: damage inside them is invisible in the header, and a PDF
 * would show half a picture without a word. JPEG has no check sums; its header says whether it is cut off.
 */
export async function isUndamaged(source: ByteSource, header: JpegHeader | PngHeader): Promise<boolean> {
  if (!header.complete || header.kind === 'jpeg') return header.complete
  const file = byteWindow(source, stepBytes)
  const piece = async (offset: number, length: number, sum?: number): Promise<number> => {
    const view = await file.at(offset, length)
    return crc32(view ? new Uint8Array(view.buffer, view.byteOffset, length) : new Uint8Array(0), sum)
  }
  for (const range of [...(header.palette ? [header.palette] : []), ...header.data]) {
    const end = range.offset + range.length
    // the check sum covers the chunk's type, 4 bytes before its data, and follows them
    let sum: number | undefined
    for (let at = range.offset - 4; at < end; at += stepBytes)
      sum = await piece(at, Math.min(stepBytes, end - at), sum)
    if (sum !== (await file.at(end, 4))?.getUint32(0)) return false
  }
  return true
}

const stepBytes = 256 * 1024
