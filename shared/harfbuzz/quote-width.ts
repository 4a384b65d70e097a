import type { Language } from '#shared/bundle/ports.ts'

/** A stretch of UTF-16 units. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

const isWide = (unit: number | undefined): boolean => unit !== undefined && unit >= 0x2e80
const closingOf: Readonly<Record<string, string>> = { '“': '”', '‘': '’' }

/**
 * The quotation marks to draw narrow. Chinese and English share U+2018..U+201D, and the font draws them as wide as
 * a Han character: right for 他说“好”, wrong for don’t. In Chinese text a pair is narrow when it and its neighbours
 * are all Latin; in English text every mark is narrow, and so is the ellipsis.
 */
export function narrowQuotes(text: string, language: Language): readonly Stretch[] {
  if (!/[‘’“”…]/.test(text)) return []
  const narrow: Stretch[] = []
  const mark = (index: number) => narrow.push({ start: index, end: index + 1 })
  if (language === 'en') {
    for (let index = 0; index < text.length; index++) if ('‘’“”…'.includes(text.charAt(index))) mark(index)
    return narrow
  }
  const settled = new Set<number>()
  for (let index = 0; index < text.length; index++) {
    const sign = text.charAt(index)
    if (settled.has(index) || !'‘’“”'.includes(sign)) continue
    const closing = closingOf[sign]
    const end = closing === undefined ? -1 : text.indexOf(closing, index + 1)
    const last = end < 0 ? index : end
    settled.add(last)
    if (touchesWide(text, index, last)) continue
    mark(index)
    if (last !== index) mark(last)
  }
  return narrow
}

/** Is there a wide character between the two marks, or right beside them? */
function touchesWide(text: string, first: number, last: number): boolean {
  for (let index = first - 1; index <= last + 1; index++) {
    if (index >= 0 && index < text.length && isWide(text.charCodeAt(index))) return true
  }
  return false
}
