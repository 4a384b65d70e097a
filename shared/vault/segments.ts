import type { JournalHead } from '../core/journal/commit.ts'
import { crc32c } from './crc32c.ts'
import { bytesOfHex, hexOf } from './hexadecimal.ts'

/*
 * A segment of the journal is a file: this head, then frames. The head says which row comes first and what it continues,
 * so that a segment that is missing, doubled or of another vault is found: magic (8 bytes), CRC-32C of what follows (4),
 * number of the first row (8, little endian), hash before it (32).
 */
const magic = new TextEncoder().encode('RCJRNL01')
export const segmentHeadBytes = magic.length + 4 + 8 + 32

export const segmentPath = (first: number): string => `journal/${String(first).padStart(12, '0')}.jrnl`

/** Number of the first row in a segment of this name; undefined for other files. */
export function firstRowOf(name: string): number | undefined {
  const digits = /^(\d{12})\.jrnl$/.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** The head of the segment that goes on behind `before`. */
export function segmentHead(before: JournalHead): Uint8Array {
  const head = new Uint8Array(segmentHeadBytes)
  const view = new DataView(head.buffer)
  head.set(magic)
  view.setBigUint64(12, BigInt(before.seq + 1), true)
  head.set(bytesOfHex(before.hash), 20)
  view.setUint32(8, crc32c(head.subarray(12)), true)
  return head
}

/** Whether these bytes are the head of the segment that goes on behind `before`. */
export const goesOn = (bytes: Uint8Array, before: JournalHead): boolean =>
  bytes.length === segmentHeadBytes && hexOf(bytes) === hexOf(segmentHead(before))
