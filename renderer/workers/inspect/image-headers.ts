import type { Damage } from '#shared/core/evidence/exhibit.ts'
import type { BoundedFile } from './bounded-file.ts'

/** What an image's own structure says. */
export interface ImageFacts {
  readonly widthPx?: number
  readonly heightPx?: number
  /** Of a TIFF with several. */
  readonly pages?: number
  readonly damage?: Damage
}

const u16le = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
const u24le = (bytes: Uint8Array, at: number) => u16le(bytes, at) | ((bytes[at + 2] ?? 0) << 16)
const u32le = (bytes: Uint8Array, at: number) => (u24le(bytes, at) | ((bytes[at + 3] ?? 0) << 24)) >>> 0

/** GIF: logical screen, then blocks up to the trailer 0x3B. */
export async function readGif(file: BoundedFile): Promise<ImageFacts> {
  const head = await file.read(0, 13)
  if (head.length < 13) return { damage: 'truncated' }
  const size = { widthPx: u16le(head, 6), heightPx: u16le(head, 8) }
  const colours = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  let at = 13 + colours(head[10] ?? 0)
  for (;;) {
    const [kind, label] = await file.read(at, 2)
    if (kind === 0x3b) return size
    if (kind === undefined) return { ...size, damage: 'truncated' }
    if (kind === 0x2c) {
      const descriptor = await file.read(at + 1, 9)
      at += 10 + colours(descriptor[8] ?? 0) + 1 // one byte: the LZW code size
    } else if (kind === 0x21 && label !== undefined) at += 2
    else return { ...size, damage: 'corrupt' }
    for (let length = 1; length !== 0; at += length + 1) {
      const [next] = await file.read(at, 1)
      if (next === undefined) return { ...size, damage: 'truncated' }
      length = next
    }
  }
}

/** WebP: a RIFF container; the first chunk says which of three ways the size is written. */
export async function readWebp(file: BoundedFile): Promise<ImageFacts> {
  const head = await file.read(0, 40)
  const claimed = u32le(head, 4) + 8
  const damage = claimed > file.size ? { damage: 'truncated' as const } : {}
  const chunk = String.fromCharCode(...head.subarray(12, 16))
  if (chunk === 'VP8X') return { widthPx: u24le(head, 24) + 1, heightPx: u24le(head, 27) + 1, ...damage }
  if (chunk === 'VP8L') {
    const bits = u32le(head, 21)
    return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1, ...damage }
  }
  if (chunk === 'VP8 ')
    return { widthPx: u16le(head, 26) & 0x3fff, heightPx: u16le(head, 28) & 0x3fff, ...damage }
  return { damage: 'corrupt' }
}

/** BMP: the info header follows the 14 bytes of the file header; height is negative when rows go downwards. */
export async function readBmp(file: BoundedFile): Promise<ImageFacts> {
  const head = await file.read(0, 54)
  if (head.length < 26) return { damage: 'truncated' }
  if (u32le(head, 14) === 12) return { widthPx: u16le(head, 18), heightPx: u16le(head, 20) }
  const size = { widthPx: Math.abs(u32le(head, 18) | 0), heightPx: Math.abs(u32le(head, 22) | 0) }
  const bits = u16le(head, 28)
  const uncompressed = u32le(head, 30) === 0 || u32le(head, 30) === 3
  const needed = u32le(head, 10) + Math.ceil((size.widthPx * bits) / 32) * 4 * size.heightPx
  return uncompressed && needed > file.size ? { ...size, damage: 'truncated' } : size
}

/**
 * AVIF and HEIC: the largest `ispe` property in the head is the picture's size (ISO 23008-12); smaller ones are those
 * of its tiles and of its thumbnail. Every box must fit into the file, and the picture's directory be among them.
 */
export async function readHeif(file: BoundedFile): Promise<ImageFacts> {
  const head = await file.read(0, 65_536)
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  let [widthPx, heightPx] = [0, 0]
  for (let at = 4; at + 16 <= head.length; at++) {
    if (view.getUint32(at) !== 0x69737065) continue
    const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)]
    if (width * height > widthPx * heightPx) [widthPx, heightPx] = [width, height]
  }
  const damage = await damageOfBoxes(file)
  return {
    ...(widthPx > 0 && { widthPx, heightPx }),
    ...(damage ? { damage } : widthPx === 0 && { damage: 'corrupt' }),
  }
}

async function damageOfBoxes(file: BoundedFile): Promise<Damage | undefined> {
  let hasDirectory = false
  for (let at = 0, boxes = 0; at < file.size && boxes < 10_000; boxes++) {
    const head = await file.read(at, 16)
    if (head.length < 8) return 'truncated'
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
    const name = String.fromCharCode(...head.subarray(4, 8))
    if (!/^[\w\- ]{4}$/.test(name)) return 'corrupt'
    hasDirectory ||= name === 'meta' || name === 'moov'
    const short = view.getUint32(0)
    const size = short === 1 && head.length === 16 ? Number(view.getBigUint64(8)) : short
    if (short === 0) break // reaches to the end of the file
    if (size < 8) return 'corrupt'
    at += size
    if (at > file.size) return 'truncated'
  }
  return hasDirectory ? undefined : 'corrupt'
}
