import LineBreaker from 'linebreak'

/**
 * What UAX#14 should take a character for when a Han character is beside it. It leaves quotation marks undecided (no
 * break on either side) and knows the middle dot of names only as a letter; Chinese typesetting (GB/T 15834) opens
 * and closes with the former and does not start a line with the latter.
 */
const besideHan: Readonly<Record<string, string>> = {
  '“': '「',
  '‘': '『',
  '”': '」',
  '’': '』',
  '·': '・',
  '～': '〜',
}
/** The signs of a replaced character: ‹U+1F600› is kept whole but may have a break before and after. */
const always: Readonly<Record<string, string>> = { '‹': '「', '›': '」' }

const tailored = /[“‘”’·～‹›]/g
const isHan = (unit: number): boolean => unit >= 0x2e80

/** Positions (UTF-16) at which a line of this text may end, ascending; the last is the end of the text. */
export function breakOpportunities(text: string): readonly number[] {
  if (text === '') return []
  const standIn = text.replace(tailored, (sign, at: number) => {
    const beside = isHan(text.charCodeAt(at - 1)) || isHan(text.charCodeAt(at + 1))
    return always[sign] ?? (beside ? (besideHan[sign] ?? sign) : sign)
  })
  const breaker = new LineBreaker(standIn)
  const found: number[] = []
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) found.push(next.position)
  return found
}

/** Signs that do not begin a line (GB/T 15834, and their Latin twins): asked only where a long token must be cut. */
export const mayBeginLine = (sign: string): boolean =>
  !/^[!%),.:;?\]}¢°·’”…‰℃、。〃〉》」』】〕〗〞！＂％），．：；？］｝～ー々]/u.test(sign)
