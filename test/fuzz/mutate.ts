/** Numbers from 0 (included) to 1, the same for the same seed (mulberry32, public domain). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Values at which lengths, counts and offsets go wrong. */
const edges = [0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff]
/** Of longer files only so much is changed and kept: a fuzzer lives from the number of tries. */
const mostBytes = 96 * 1024

type Random = () => number
type Change = (bytes: Buffer, random: Random, other: Buffer) => Buffer

const below = (random: Random, limit: number): number => Math.floor(random() * Math.max(1, limit))

const changes: readonly Change[] = [
  // a bit, a byte
  (bytes, random) => {
    const at = below(random, bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(random, 8))
    return bytes
  },
  (bytes, random) => {
    bytes[below(random, bytes.length)] = below(random, 256)
    return bytes
  },
  // a number in both byte orders
  (bytes, random) => {
    const value = edges[below(random, edges.length)] ?? 0
    const at = below(random, bytes.length - 4)
    if (bytes.length < 4) return bytes
    if (random() < 0.5) bytes.writeUInt32BE(value, at)
    else bytes.writeUInt32LE(value, at)
    return bytes
  },
  // a number in text, as PDF and mail have them
  (bytes, random) => {
    const digits = [...bytes.toString('latin1').matchAll(/\d+/g)]
    const chosen = digits[below(random, digits.length)]
    if (!chosen) return bytes
    const value = String([-1, 0, 1, 65_536, 2_147_483_647, 4_294_967_296, 1e21][below(random, 7)])
    return Buffer.concat([
      bytes.subarray(0, chosen.index),
      Buffer.from(value),
      bytes.subarray(chosen.index + chosen[0].length),
    ])
  },
  // the end is missing; a piece is missing, doubled, or of another file
  (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  (bytes, random) => {
    const from = below(random, bytes.length)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + below(random, 64))])
  },
  (bytes, random) => {
    const from = below(random, bytes.length)
    const piece = bytes.subarray(from, from + below(random, 2048))
    return Buffer.concat([bytes.subarray(0, from), piece, piece, bytes.subarray(from)])
  },
  (bytes, random, other) => {
    const from = below(random, bytes.length)
    const theirs = below(random, other.length)
    return Buffer.concat([bytes.subarray(0, from), other.subarray(theirs, theirs + below(random, 4096))])
  },
]

/** One to six changes to a file, some of them with pieces of another. */
export function mutate(original: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let bytes = Buffer.from(original.subarray(0, mostBytes))
  const donor = Buffer.from(other.buffer, other.byteOffset, Math.min(other.length, mostBytes))
  for (let left = 1 + below(random, 6); left > 0; left--) {
    const change = changes[below(random, changes.length)]
    if (change && bytes.length > 0) bytes = Buffer.from(change(bytes, random, donor))
  }
  return Uint8Array.from(bytes)
}
