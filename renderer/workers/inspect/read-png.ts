import type { BoundedFile } from './bounded-file.ts'
import { crc32 } from './crc32.ts'
import type { ImageFacts } from './image-headers.ts'

const u32 = (bytes: Uint8Array, at: number) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at)

/** Larger PNGs are walked without reading their pixels. */
const checkedBytes = 64 * 1024 * 1024
const pieceBytes = 256 * 1024

/** Walks the chunks from IHDR to IEND and compares the checksum of each critical one (PNG 3, clause 5). */
export async function readPng(file: BoundedFile): Promise<ImageFacts> {
  let size: ImageFacts = {}
  let at = 8
  for (;;) {
    const head = await file.read(at, 16)
    if (head.length < 12) return { ...size, damage: 'truncated' }
    const length = u32(head, 0)
    const type = String.fromCharCode(...head.subarray(4, 8))
    if (!/^[A-Za-z]{4}$/.test(type)) return { ...size, damage: 'corrupt' }
    if (at + 12 + length > file.size) return { ...size, damage: 'truncated' }
    if (at === 8) {
      const header = await file.read(16, 8)
      if (type !== 'IHDR' || length !== 13) return { damage: 'corrupt' }
      size = { widthPx: u32(header, 0), heightPx: u32(header, 4) }
      if (size.widthPx === 0 || size.heightPx === 0) return { damage: 'corrupt' }
    }
    const critical = /^[A-Z]/.test(type)
    if (critical && file.size <= checkedBytes && !(await chunkIsIntact(file, at, length)))
      return { ...size, damage: 'corrupt' }
    if (type === 'IEND') return size
    at += 12 + length
  }
}

async function chunkIsIntact(file: BoundedFile, at: number, length: number): Promise<boolean> {
  let crc = 0
  const end = at + 8 + length
  for (let from = at + 4; from < end; from += pieceBytes)
    crc = crc32(await file.read(from, Math.min(pieceBytes, end - from)), crc)
  return u32(await file.read(end, 4), 0) === crc
}
