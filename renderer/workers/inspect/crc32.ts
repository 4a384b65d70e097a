const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

/** CRC-32 as PNG and ZIP use it; give the previous value to go on. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let c = ~before >>> 0
  for (const byte of bytes) c = ((table[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8)) >>> 0
  return ~c >>> 0
}
