import type { FontWeight, Glyph, Language } from '../ports.ts'

export interface TextStyle {
  readonly weight: FontWeight
  readonly sizePt: number
  readonly language: Language
}

/** Text on one line, measured and ready to draw. No glyph is 0. */
export interface ShapedLine {
  readonly text: string
  readonly style: TextStyle
  readonly widthPt: number
  readonly glyphs: readonly Glyph[]
}

/** Measures and breaks text. The same text and style give the same lines. */
export interface TextEngine {
  /** One line, however long. Line feeds are drawn as spaces. */
  line(text: string, style: TextStyle): ShapedLine
  /**
   * Broken by UAX#14 so that no line is wider than `widthPt` (a token that does not fit is cut between
   * graphemes). Line feeds end lines. At least one line, for empty text an empty one.
   */
  lines(text: string, style: TextStyle, widthPt: number): readonly ShapedLine[]
  /** At most `maxLines`, the last one ended by … when something had to go. */
  clamped(text: string, style: TextStyle, widthPt: number, maxLines: number): readonly ShapedLine[]
  /** Characters that no font here can draw, each once, in order of first use. */
  readonly missing: ReadonlySet<string>
}
