/** Four tables one after the other: of a byte that is the last of four, the third, the second, the first. */
const tables = new Uint32Array(4 * 256)
for (let byte = 0; byte < 256; byte += 1) {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1
  tables[byte] = value
}
for (let at = 256; at < tables.length; at += 1) {
  const before = tables[at - 256] ?? 0
  tables[at] = (before >>> 8) ^ (tables[before & 0xff] ?? 0)
}

/**
 * CRC-32C (Castagnoli, RFC 3720 appendix B.4) of a few kilobytes at most; finds every flip of up to three bits. `before`: that
 * of the bytes in front of these.
 */
export function crc32c(bytes: Uint8Array, before = 0): number {
  let crc = ~before
  let at = 0
  for (const end = bytes.length - 3; at < end; at += 4) {
    crc ^=
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24)
    crc =
      (tables[768 + (crc & 0xff)] ?? 0) ^
      (tables[512 + ((crc >>> 8) & 0xff)] ?? 0) ^
      (tables[256 + ((crc >>> 16) & 0xff)] ?? 0) ^
      (tables[crc >>> 24] ?? 0)
  }
  for (; at < bytes.length; at += 1) crc = (tables[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}
