// @ts-check
import { deflateSync } from 'node:zlib'
import { chunk } from '../../fixtures/make/png.mjs'

const width = 1080
const height = 2400
/** Phones write their pixels in pieces of this size. */
const pieceBytes = 8192
const different = 10
/** @type {Map<string, Buffer>} */
const made = new Map()

/**
 * A chat on a phone: bubbles with lines of letters, and a photo in one of them. Ten are drawn; the others differ in a comment.
 * @param {number} number @param {boolean} hasAlpha as Android writes them, all of it opaque
 */
export function screenshot(number, hasAlpha) {
  const seed = (number % different) + 1
  const key = `${seed} ${hasAlpha}`
  const pixels = made.get(key) ?? deflateSync(rows(seed, hasAlpha ? 4 : 3), { level: 6 })
  made.set(key, pixels)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, hasAlpha ? 6 : 2, 0, 0, 0], 8)
  const pieces = Array.from({ length: Math.ceil(pixels.length / pieceBytes) }, (_, index) =>
    chunk('IDAT', pixels.subarray(index * pieceBytes, (index + 1) * pieceBytes)),
  )
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`Comment\0screenshot ${number}`, 'latin1')),
    ...pieces,
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Filtered rows: what stands above is taken off (filter 2), as encoders do for flat areas. @param {number} seed @param {number} channels */
function rows(seed, channels) {
  const image = drawn(seed, channels)
  const stride = width * channels
  const filtered = Buffer.alloc(height * (stride + 1))
  for (let y = 0; y < height; y++) {
    const to = y * (stride + 1)
    filtered[to] = 2
    for (let x = 0; x < stride; x++) {
      const above = y > 0 ? (image[(y - 1) * stride + x] ?? 0) : 0
      filtered[to + 1 + x] = (image[y * stride + x] ?? 0) - above
    }
  }
  return filtered
}

/** @param {number} seed @param {number} channels */
function drawn(seed, channels) {
  let state = seed * 2_654_435_761
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  const image = Buffer.alloc(width * height * channels, 255)
  /** @param {number} x0 @param {number} y0 @param {number} w @param {number} h @param {(x: number, y: number) => readonly number[]} colour */
  const fill = (x0, y0, w, h, colour) => {
    for (let y = y0; y < Math.min(height, y0 + h); y++)
      for (let x = x0; x < Math.min(width, x0 + w); x++)
        colour(x, y).forEach((value, channel) => (image[(y * width + x) * channels + channel] = value))
  }
  fill(0, 0, width, height, () => [237, 237, 237])
  for (let y = 180; y < height - 200; y += 150 + Math.floor(random() * 90)) {
    const isMine = random() < 0.5
    fill(isMine ? 260 : 140, y, 680, 120, () => (isMine ? [149, 236, 105] : [255, 255, 255]))
    for (let at = 0; at < 40; at++) {
      const [x, line] = [(isMine ? 290 : 170) + (at % 20) * 31, y + 20 + Math.floor(at / 20) * 45]
      for (let stroke = 0; stroke < 6; stroke++) {
        const [w, h] = random() < 0.5 ? [24, 3] : [3, 24]
        fill(x + Math.floor(random() * 6), line + Math.floor(random() * 26), w, h, () => [25, 25, 25])
      }
    }
  }
  // the photo: noise over a gradient
  fill(140, 900, 620, 460, (x, y) => [
    (x / 4 + random() * 40) & 255,
    (y / 9 + random() * 40) & 255,
    ((x + y) / 12 + random() * 40) & 255,
  ])
  return image
}
