import { tableOf } from './sfnt-tables.ts'

/** Operators of a CFF Top DICT (Adobe Technical Note 5176): 12 30 says CID-keyed, 15 gives the charset's offset. */
const ros = 12 * 256 + 30
const charset = 15

/**
 * Page content names glyph ids, a CID-keyed CFF font in a PDF is addressed by CID: both must be the same number.
 * True for the pan-CJK Source Han fonts, not for their regional subsets.
 * @throws when the font is not CID-keyed, or any glyph's CID is another number.
 */
export function assertIdentityCharset(font: Uint8Array): void {
  const cff = tableOf(font, 'CFF ')
  const glyphs = tableOf(font, 'maxp').getUint16(4)
  const names = indexAt(cff, cff.getUint8(2))
  const topDicts = indexAt(cff, names.end)
  const top = dictOf(cff, topDicts.first, topDicts.firstEnd)
  const offset = top.get(charset)
  if (!top.has(ros) || offset === undefined) throw new Error('the font is not CID-keyed')

  const format = cff.getUint8(offset)
  let next = 1
  let at = offset + 1
  while (next < glyphs) {
    if (cff.getUint16(at) !== next) throw new Error(`glyph ${next} of the font has another CID`)
    if (format === 0) next += 1
    else next += 1 + (format === 1 ? cff.getUint8(at + 2) : cff.getUint16(at + 2))
    at += format + 2
  }
}

/** Where the first object of an INDEX lies, and where the INDEX ends. */
function indexAt(cff: DataView, at: number): { first: number; firstEnd: number; end: number } {
  const count = cff.getUint16(at)
  const size = cff.getUint8(at + 2)
  const base = at + 3 + (count + 1) * size - 1
  const offset = (index: number): number => {
    let value = 0
    for (let byte = 0; byte < size; byte++) value = value * 256 + cff.getUint8(at + 3 + index * size + byte)
    return base + value
  }
  return { first: offset(0), firstEnd: offset(1), end: offset(count) }
}

/** Last operand of every operator; two-byte operators as 12 * 256 + second byte. */
function dictOf(cff: DataView, from: number, to: number): ReadonlyMap<number, number> {
  const values = new Map<number, number>()
  let operand = 0
  let at = from
  while (at < to) {
    const first = cff.getUint8(at)
    if (first === 12) {
      values.set(12 * 256 + cff.getUint8(at + 1), operand)
      at += 2
    } else if (first <= 21) {
      values.set(first, operand)
      at += 1
    } else if (first === 28) {
      operand = cff.getInt16(at + 1)
      at += 3
    } else if (first === 29) {
      operand = cff.getInt32(at + 1)
      at += 5
    } else if (first === 30) {
      // a real number, ended by a half byte of 15; none of the operators read here has one
      do at += 1
      while ((cff.getUint8(at) & 0x0f) !== 0x0f && cff.getUint8(at) >> 4 !== 0x0f)
      at += 1
    } else if (first <= 246) {
      operand = first - 139
      at += 1
    } else {
      const second = cff.getUint8(at + 1)
      operand = first <= 250 ? (first - 247) * 256 + second + 108 : -(first - 251) * 256 - second - 108
      at += 2
    }
  }
  return values
}
