import type { NumberingStyle } from '#shared/reference/profile.ts'

/** An exhibit to be numbered. Those with one `issue` that stand together are one group. */
export interface Numbered {
  readonly id: string
  readonly issue: string
}

/**
 * The number of every exhibit, in order: `3`, `C` or `2-1`. Numbers that are `kept` stay whatever is new: what stands
 * between two of them gets the one before it with a suffix (`12A`; `C1` under letters), what stands behind the last of
 * them goes on counting, and what stands before the first begins with `0A`.
 */
export function exhibitNumbers(
  exhibits: readonly Numbered[],
  style: NumberingStyle,
  kept: ReadonlyMap<string, string> = new Map(),
): readonly string[] {
  const used = new Set(exhibits.flatMap(({ id }) => kept.get(id) ?? []))
  // a number that was given away stays given away, though its exhibit is not in this bundle
  const taken = new Set(kept.values())
  const last = exhibits.findLastIndex(({ id }) => kept.has(id))
  const fresh = freshNumbers(exhibits.slice(last + 1), style, highest([...taken], style))
  let before = '0'
  return exhibits.map(({ id }, index) => {
    const own = kept.get(id)
    if (own !== undefined) {
      before = stemOf(own, style)
      return own
    }
    if (index > last) return fresh[index - last - 1] ?? ''
    const number = inserted(before, style, (one) => used.has(one) || taken.has(one))
    used.add(number)
    return number
  })
}

/** `C` is 3, `AA` is 27. */
const letters = (number: number): string => {
  let text = ''
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text
  return text
}
const numberOfLetters = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0)

function freshNumbers(exhibits: readonly Numbered[], style: NumberingStyle, from: number): readonly string[] {
  if (style === 'numbers') return exhibits.map((_, index) => String(from + index + 1))
  if (style === 'letters') return exhibits.map((_, index) => letters(from + index + 1))
  let group = from
  let place = 0
  return exhibits.map(({ issue }, index) => {
    const goesOn = index > 0 && exhibits[index - 1]?.issue === issue
    group += goesOn ? 0 : 1
    place = goesOn ? place + 1 : 1
    return `${group}-${place}`
  })
}

/** The highest of those in use; of a group, the group's. */
function highest(numbers: readonly string[], style: NumberingStyle): number {
  const values = numbers.map((number) => {
    const stem = stemOf(number, style)
    const value = style === 'letters' ? numberOfLetters(stem) : Number.parseInt(stem, 10)
    return Number.isFinite(value) ? value : 0
  })
  return values.reduce((most, value) => Math.max(most, value), 0)
}

/** Without the suffix of a late insertion. */
const stemOf = (number: string, style: NumberingStyle): string =>
  (style === 'letters' ? /^[A-Z]+/ : /^\d+(-\d+)?/).exec(number)?.[0] ?? number

function inserted(before: string, style: NumberingStyle, isTaken: (number: string) => boolean): string {
  const suffix = style === 'letters' && before !== '0' ? String : letters
  let count = 1
  while (isTaken(before + suffix(count))) count += 1
  return before + suffix(count)
}
