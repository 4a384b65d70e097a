import type { FontWeight, Glyph, Language, Shaper } from '../ports.ts'
import { breakOpportunities } from './break-opportunities.ts'

/** Text shaped once, whatever width and size it is then broken for. Lengths in thousandths of the size. */
export interface Paragraph {
  /** As drawn: a character no font can draw is written ‹U+1F600›. */
  readonly text: string
  readonly glyphs: readonly Glyph[]
  /** Where cluster `n` begins, in UTF-16 units and in glyphs; one entry more than clusters. */
  readonly textAt: readonly number[]
  readonly glyphAt: readonly number[]
  /** Advance before cluster `n`. */
  readonly advanceAt: readonly number[]
  /** Positions in `text`. */
  readonly breaks: readonly number[]
}

/** HarfBuzz's time grows with a run; longer texts are shaped in pieces of about this many UTF-16 units. */
const longestRun = 4096
/** Glyphs kept for texts that come again: labels, names, sums. About 20 MB at most. */
const cachedGlyphs = 200_000

export interface ParagraphShaper {
  shape(text: string, weight: FontWeight, language: Language): Paragraph
  readonly missing: ReadonlySet<string>
}

export function createParagraphShaper(shaper: Shaper): ParagraphShaper {
  const missing = new Set<string>()
  const drawable = new Map<string, boolean>()
  let cache = new Map<string, Paragraph>()
  let cached = 0

  const canDraw = (character: string): boolean => {
    const known = drawable.get(character)
    if (known !== undefined) return known
    const found = shaper.shape(character, 'regular', 'zh-CN').every(({ gid }) => gid !== 0)
    drawable.set(character, found)
    return found
  }
  const runs = (text: string, weight: FontWeight, language: Language): readonly Glyph[] => {
    if (text.length <= longestRun) return shaper.shape(text, weight, language)
    const glyphs: Glyph[] = []
    for (let start = 0; start < text.length;) {
      const end = runEnd(text, start)
      for (const glyph of shaper.shape(text.slice(start, end), weight, language)) {
        glyphs.push({ ...glyph, cluster: glyph.cluster + start })
      }
      start = end
    }
    return glyphs
  }
  const shapeAnew = (given: string, weight: FontWeight, language: Language): Paragraph => {
    const glyphs = runs(given, weight, language)
    if (glyphs.every(({ gid }) => gid !== 0)) return paragraphOf(given, glyphs)
    const text = Array.from(given, (character) => {
      if (canDraw(character)) return character
      missing.add(character)
      return `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`
    }).join('')
    return paragraphOf(
      text,
      runs(text, weight, language).filter(({ gid }) => gid !== 0),
    )
  }

  return {
    missing,
    shape(text, weight, language) {
      const key = `${weight} ${language} ${text}`
      const known = cache.get(key)
      if (known) return known
      const made = shapeAnew(text.toWellFormed(), weight, language)
      cached += made.glyphs.length
      if (cached > cachedGlyphs) {
        cache = new Map()
        cached = made.glyphs.length
      }
      cache.set(key, made)
      return made
    },
  }
}

/** A place near the longest run where letters do not depend on each other: behind a space or between Han. */
function runEnd(text: string, start: number): number {
  const latest = start + longestRun
  if (latest >= text.length) return text.length
  for (let end = latest; end > start + longestRun / 2; end--) {
    const [before, after] = [text.charCodeAt(end - 1), text.charCodeAt(end)]
    const han = (unit: number) => unit >= 0x3400 && unit <= 0x9fff
    if ((before === 0x20 && after !== 0x20) || (han(before) && han(after))) return end
  }
  const inPair = text.charCodeAt(latest) >= 0xdc00 && text.charCodeAt(latest) <= 0xdfff
  return inPair ? latest - 1 : latest
}

function paragraphOf(text: string, glyphs: readonly Glyph[]): Paragraph {
  const textAt: number[] = []
  const glyphAt: number[] = []
  const advanceAt: number[] = []
  let advance = 0
  let cluster = -1
  glyphs.forEach((glyph, index) => {
    if (glyph.cluster !== cluster) {
      cluster = glyph.cluster
      // what has no glyph at the start (a byte order mark) belongs to the first that has
      textAt.push(textAt.length === 0 ? 0 : cluster)
      glyphAt.push(index)
      advanceAt.push(advance)
    }
    advance += glyph.advance
  })
  if (textAt.length === 0 && text !== '') {
    // nothing but joiners: one cluster without ink
    textAt.push(0)
    glyphAt.push(0)
    advanceAt.push(0)
  }
  textAt.push(text.length)
  glyphAt.push(glyphs.length)
  advanceAt.push(advance)
  return { text, glyphs, textAt, glyphAt, advanceAt, breaks: breakOpportunities(text) }
}
