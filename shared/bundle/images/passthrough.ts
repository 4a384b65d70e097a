import type { ByteSource } from '../ports.ts'
import { crc32 } from './crc32.ts'
import type { JpegHeader } from './jpeg-header.ts'
import type { PngHeader } from './png-header.ts'

/** An alpha channel is split off in memory: 40 million pixels of four bytes and their two copies are 400 MB at worst. */
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
  if (header.interlaced || header.transparency) return false
  const hasAlpha = header.colourType === 4 || header.colourType === 6
  return !hasAlpha || header.widthPx * header.heightPx <= largestSplitPx
}

/**
 * Reads a PNG's pixel data once and compares their check sums: damage inside them is invisible in the header, and a PDF
 * would show half a picture without a word. JPEG has no check sums; its header says whether it is cut off.
 */
export async function isUndamaged(source: ByteSource, header: JpegHeader | PngHeader): Promise<boolean> {
  if (!header.complete || header.kind === 'jpeg') return header.complete
  for (const range of [...(header.palette ? [header.palette] : []), ...header.data]) {
    // the check sum covers the chunk's type, 4 bytes before its data, and follows them
    let sum = crc32(await source.read(range.offset - 4, 4))
    for (let done = 0; done < range.length; done += stepBytes) {
      sum = crc32(await source.read(range.offset + done, Math.min(stepBytes, range.length - done)), sum)
    }
    const end = range.offset + range.length
    const [a = 0, b = 0, c = 0, d = 0] = await source.read(end, 4)
    if (sum !== ((a << 24) | (b << 16) | (c << 8) | d) >>> 0) return false
  }
  return true
}

const stepBytes = 256 * 1024
