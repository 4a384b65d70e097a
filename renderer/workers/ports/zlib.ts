import { Unzlib, zlibSync } from 'fflate'
import type { Deflate } from '#shared/bundle/ports.ts'

/** Level 6, zlib's own choice. */
const level = 6
const stepBytes = 64 * 1024

/** Small pieces are packed at once: a stream costs more than the packing. Large ones go to the browser's own zlib. */
const smallBytes = 32 * 1024

export const zlib: Deflate = {
  async deflate(bytes) {
    if (bytes.length <= smallBytes) return zlibSync(bytes, { level })
    const packed = new Blob([bytes.slice()]).stream().pipeThrough(new CompressionStream('deflate'))
    return new Uint8Array(await new Response(packed).arrayBuffer())
  },

  async inflate(bytes, limit) {
    const pieces: Uint8Array[] = []
    let length = 0
    const stream = new Unzlib((piece) => {
      length += piece.length
      if (length > limit) throw new RangeError(`inflates to more than ${limit} bytes`)
      pieces.push(piece)
    })
    for (let at = 0; at < bytes.length; at += stepBytes) {
      const end = Math.min(at + stepBytes, bytes.length)
      stream.push(bytes.subarray(at, end), end === bytes.length)
    }
    const whole = new Uint8Array(length)
    let at = 0
    for (const piece of pieces) {
      whole.set(piece, at)
      at += piece.length
    }
    return whole
  },
}
