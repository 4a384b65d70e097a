import type { JournalRow } from '../core/journal/commit.ts'
import { crc32c } from './crc32c.ts'
import { bytesOfHex, hexOf } from './hexadecimal.ts'

/*
 * A frame is one row of the journal: length of the body (4 bytes, little endian), CRC-32C over everything in the frame
 * but itself (4), the row's hash (32), the body (UTF-8). Its number and the hash before it follow from its place.
 */
const hashBytes = 32
export const frameHeadBytes = 8 + hashBytes
/** A longer body is taken for damage. A commit of 20,000 records has some 40 MB. */
export const mostBodyBytes = 256 * 1024 * 1024

const decoder = new TextDecoder()

export function frameOf({ hash, body }: Pick<JournalRow, 'hash' | 'body'>): Uint8Array {
  const text = new TextEncoder().encode(body)
  const frame = new Uint8Array(frameHeadBytes + text.length)
  const view = new DataView(frame.buffer)
  view.setUint32(0, text.length, true)
  frame.set(bytesOfHex(hash), 8)
  frame.set(text, frameHeadBytes)
  view.setUint32(4, checkOf(frame), true)
  return frame
}

const checkOf = (frame: Uint8Array): number => crc32c(frame.subarray(8), crc32c(frame.subarray(0, 4)))

export interface ReadFrame {
  readonly hash: string
  readonly body: string
  readonly bytes: number
}

/** Bytes of the whole frame that begins here; undefined where none can begin. `bytes` holds its head at least. */
export function frameBytesAt(bytes: Uint8Array): number | undefined {
  if (bytes.length < frameHeadBytes) return undefined
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  return length <= mostBodyBytes ? frameHeadBytes + length : undefined
}

/** The frame that `bytes` are, whole; undefined when they are not one. */
export function readFrame(bytes: Uint8Array): ReadFrame | undefined {
  if (frameBytesAt(bytes) !== bytes.length) return undefined
  if (new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) !== checkOf(bytes)) return undefined
  return {
    hash: hexOf(bytes.subarray(8, frameHeadBytes)),
    body: decoder.decode(bytes.subarray(frameHeadBytes)),
    bytes: bytes.length,
  }
}
