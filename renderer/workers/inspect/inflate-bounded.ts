import { Unzlib } from 'fflate'

/** What a stream of a PDF may grow to: enough for the cross-reference of ten million objects. */
const maxInflated = 128 * 1024 * 1024
const pieceBytes = 16 * 1024

/** zlib data unpacked in small pieces, so that a bomb is noticed before it goes off. @throws when damaged or too big. */
export function inflateBounded(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let total = 0
  const stream = new Unzlib((part) => {
    parts.push(part)
    total += part.length
    if (total > maxInflated) throw new RangeError('inflates without end')
  })
  for (let at = 0; at < bytes.length; at += pieceBytes)
    stream.push(bytes.subarray(at, at + pieceBytes), at + pieceBytes >= bytes.length)
  const all = new Uint8Array(total)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
