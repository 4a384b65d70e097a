import { tableOf } from './sfnt-tables.ts'

/** Operators of a CFF Top DICT (Adobe Technical Note 5176): 12 30 says CID-keyed, 15 gives the charset's offset. */
const ros = 12 * 256 + 30
const charset = 15

/**
 * Glyphs of a subset are known by their CID in the whole font, which must be the glyph id that the shaper gives: true for
 * the pan-CJK Source Han fonts, not for their regional subsets.
 * @throws when the font is not CID-keyed, or any glyph's CID is another number.
 */
export function assertIdentityCharset(font: Uint8Array): void {
  charsetOf(tableOf(font, 'CFF '), tableOf(font, 'maxp').getUint16(4)).cids.forEach((cid, glyph) => {
    if (cid !== glyph) throw new Error(`glyph ${glyph} of the font has another CID`)
  })
}

/**
 * The font's CFF table with other CIDs for its glyphs, by the CIDs they have. Glyphs that are not named get what is left.
 * @throws when one that is named is missing, or the table is not as HarfBuzz writes it.
 */
export function withCids(font: Uint8Array, renamed: ReadonlyMap<number, number>): Uint8Array {
  const cff = tableOf(font, 'CFF ')
  const glyphs = tableOf(font, 'maxp').getUint16(4)
  const { cids, offset, length, operandAt } = charsetOf(cff, glyphs)
  const taken = new Set(renamed.values())
  let free = 0
  const unnamed = (): number => {
    do free += 1
    while (taken.has(free))
    return free
  }
  const made = cids.map((cid, glyph) => (glyph === 0 ? 0 : (renamed.get(cid) ?? unnamed())))
  const found = cids.filter((cid) => renamed.has(cid)).length
  if (found !== renamed.size) throw new Error(`the font's subset lacks ${renamed.size - found} glyphs`)
  // an offset of five bytes (29 and 32 bits) can be changed where it stands
  if (cff.getUint8(operandAt) !== 29) throw new Error('the offset of the charset is short')
  const bytes = new Uint8Array(cff.byteLength + 2 * glyphs - 1)
  bytes.set(new Uint8Array(cff.buffer, cff.byteOffset, cff.byteLength))
  bytes.fill(0, offset, offset + length)
  const view = new DataView(bytes.buffer)
  view.setUint32(operandAt + 1, cff.byteLength)
  // format 0, the byte before, lists the CIDs of all glyphs but the first
  made.forEach((cid, glyph) => glyph > 0 && view.setUint16(cff.byteLength + 2 * glyph - 1, cid))
  return bytes
}

/** The CID of every glyph, and where that stands. @throws when the font is not CID-keyed. */
function charsetOf(cff: DataView, glyphs: number) {
  const names = indexAt(cff, cff.getUint8(2))
  const topDicts = indexAt(cff, names.end)
  const top = dictOf(cff, topDicts.first, topDicts.firstEnd)
  const place = top.get(charset)
  if (!top.has(ros) || place === undefined) throw new Error('the font is not CID-keyed')

  const offset = place.value
  const format = cff.getUint8(offset)
  const cids = [0]
  let at = offset + 1
  while (cids.length < glyphs) {
    const first = cff.getUint16(at)
    const more = format === 0 ? 0 : format === 1 ? cff.getUint8(at + 2) : cff.getUint16(at + 2)
    for (let cid = first; cid <= first + more; cid++) cids.push(cid)
    at += format + 2
  }
  return { cids, offset, length: at - offset, operandAt: place.at }
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

interface PlacedOperand {
  readonly value: number
  readonly at: number
}

/** Last operand of every operator, and where it stands; two-byte operators as 12 * 256 + second byte. */
function dictOf(cff: DataView, from: number, to: number): ReadonlyMap<number, PlacedOperand> {
  const values = new Map<number, PlacedOperand>()
  let operand = 0
  let operandAt = from
  let at = from
  while (at < to) {
    const first = cff.getUint8(at)
    if (first === 12) {
      values.set(12 * 256 + cff.getUint8(at + 1), { value: operand, at: operandAt })
      at += 2
      continue
    }
    if (first <= 21) {
      values.set(first, { value: operand, at: operandAt })
      at += 1
      continue
    }
    operandAt = at
    if (first === 28) {
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
