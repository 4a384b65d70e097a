import type { ShapedLine, TextEngine, TextStyle } from '#shared/bundle/text/text-engine.ts'

const isWide = (sign: string) => (sign.codePointAt(0) ?? 0) > 0x2e80

/** A text engine without fonts: Han characters are one em wide, all others half. For tests of layout alone. */
export function fixedWidthEngine(): TextEngine {
  const line = (text: string, style: TextStyle): ShapedLine => {
    const glyphs = Array.from(text, (sign, index) => ({
      gid: 1,
      cluster: index,
      advance: isWide(sign) ? 1000 : 500,
      dx: 0,
      dy: 0,
    }))
    const widthPt = (glyphs.reduce((sum, { advance }) => sum + advance, 0) * style.sizePt) / 1000
    return { text, style, widthPt, glyphs }
  }
  const lines = (text: string, style: TextStyle, widthPt: number): readonly ShapedLine[] =>
    text.split('\n').flatMap((part) => {
      const made: ShapedLine[] = []
      const most = (widthPt * 1000) / style.sizePt
      let taken: string[] = []
      let width = 0
      for (const sign of part) {
        const advance = isWide(sign) ? 1000 : 500
        if (taken.length > 0 && width + advance > most) {
          made.push(line(taken.join(''), style))
          taken = []
          width = 0
        }
        taken.push(sign)
        width += advance
      }
      return [...made, line(taken.join(''), style)]
    })
  return {
    line,
    lines,
    clamped: (text, style, widthPt, maxLines) => lines(text, style, widthPt).slice(0, maxLines),
    missing: new Set(),
  }
}
