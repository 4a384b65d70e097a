/** What stands around text in page content: digits and letters come first, for they are cheap already. */
const common = Array.from('0123456789 .-<>/TdjFMCIDEB\n', (sign) => sign.charCodeAt(0))
/** They need an escape in a string; 0 and 255 twice are no CIDs that a font may use. */
const rare = [0x28, 0x29, 0x5c, 0x0d, 0, 0xff]
const named = new Set([...common, ...rare])
const alphabet = [
  ...common,
  ...Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !named.has(byte)),
  ...rare,
]

/**
 * The two-byte code of the `n`-th glyph that a document uses, from 0. What is frequent comes early, and early codes have
 * both bytes from the same few: 400 glyphs from 20. Deflate, which counts bytes, then needs hardly more bits than the text
 * has information; glyph ids, two bytes from all over, take half as much again.
 */
export function glyphCode(n: number): number {
  // squares around squares: 00, 10 01 11, 20 21 02 12 22, ...
  const side = Math.floor(Math.sqrt(n))
  const along = n - side * side
  const [first, second] = along < side ? [side, along] : [along - side, side]
  return ((alphabet[first] ?? 0) << 8) | (alphabet[second] ?? 0)
}
