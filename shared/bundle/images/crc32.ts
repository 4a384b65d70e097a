/** Eight tables, so that eight bytes are taken at a time (slicing-by-8): PNGs are checked at several hundred MB/s. */
const tables = Array.from({ length: 8 }, () => new Int32Array(256))
for (let byte = 0; byte < 256; byte++) {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1
  table(0)[byte] = sum
}
for (let byte = 0; byte < 256; byte++) {
  for (let slice = 1; slice < 8; slice++) {
    const before = table(slice - 1)[byte] ?? 0
    table(slice)[byte] = (table(0)[before & 0xff] ?? 0) ^ (before >>> 8)
  }
}

function table(slice: number): Int32Array {
  const found = tables[slice]
  if (!found) throw new RangeError(`no table ${slice}`)
  return found
}

const [t0, t1, t2, t3, t4, t5, t6, t7] = [0, 1, 2, 3, 4, 5, 6, 7].map(table) as [
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
]
const at = (from: Int32Array, index: number): number => from[index & 0xff] ?? 0

/** CRC-32 of PNG and zip (polynomial EDB88320), continued from the sum of what came before. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let sum = ~before
  let index = 0
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (; index + 8 <= bytes.length; index += 8) {
    const low = sum ^ view.getInt32(index, true)
    const high = view.getInt32(index + 4, true)
    sum =
      at(t7, low) ^
      at(t6, low >>> 8) ^
      at(t5, low >>> 16) ^
      at(t4, low >>> 24) ^
      at(t3, high) ^
      at(t2, high >>> 8) ^
      at(t1, high >>> 16) ^
      at(t0, high >>> 24)
  }
  for (; index < bytes.length; index++) sum = at(t0, sum ^ (bytes[index] ?? 0)) ^ (sum >>> 8)
  return ~sum >>> 0
}
