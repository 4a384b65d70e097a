import { crc32 } from '../inspect/crc32.ts'

/** Rows read from the canvas at a time. */
const band = 256
/** PNG's filter 2: each byte less the one above it. */
const up = 2

/** A canvas as an 8-bit RGB PNG. The browser's own encoder may keep an alpha channel, which a PDF page cannot take. */
export async function opaquePng(
  context: OffscreenCanvasRenderingContext2D,
  width: number,
  height: number,
): Promise<Blob> {
  const packed = new Response(
    filteredRows(context, width, height).pipeThrough(new CompressionStream('deflate')),
  )
  const header = new Uint8Array(13)
  const fields = new DataView(header.buffer)
  fields.setUint32(0, width)
  fields.setUint32(4, height)
  header.set([8, 2, 0, 0, 0], 8) // 8 bits, RGB, deflate, adaptive filters, not interlaced
  return new Blob([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', new Uint8Array(await packed.arrayBuffer())),
    chunk('IEND', new Uint8Array(0)),
  ])
}

function filteredRows(
  context: OffscreenCanvasRenderingContext2D,
  width: number,
  height: number,
): ReadableStream<BufferSource> {
  let y = 0
  let above = new Uint8Array(width * 3)
  return new ReadableStream({
    pull(controller) {
      const rows = Math.min(band, height - y)
      const { data } = context.getImageData(0, y, width, rows)
      const out = new Uint8Array(rows * (1 + width * 3))
      for (let row = 0; row < rows; row++) {
        const current = new Uint8Array(width * 3)
        const to = row * (1 + width * 3)
        out[to] = up
        for (let x = 0; x < width; x++) {
          const from = (row * width + x) * 4
          for (let channel = 0; channel < 3; channel++) {
            const at = x * 3 + channel
            const value = data[from + channel] ?? 0
            current[at] = value
            out[to + 1 + at] = value - (above[at] ?? 0)
          }
        }
        above = current
      }
      y += rows
      controller.enqueue(out)
      if (y >= height) controller.close()
    },
  })
}

function chunk(name: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(data.length + 12)
  const fields = new DataView(whole.buffer)
  fields.setUint32(0, data.length)
  whole.set(new TextEncoder().encode(name), 4)
  whole.set(data, 8)
  fields.setUint32(8 + data.length, crc32(whole.subarray(4, 8 + data.length)))
  return whole
}
