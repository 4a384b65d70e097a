import type { Glyph, Shaper } from '../ports.ts'
import { createParagraphShaper, type Paragraph } from './paragraph.ts'
import type { ShapedLine, TextEngine, TextStyle } from './text-engine.ts'
import { type LineSpan, wrapParagraph } from './wrap-paragraph.ts'

const lineEnd = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/
const everyLineEnd = new RegExp(lineEnd, 'g')
const tab = '    '
const ellipsis = '…'

/** Text measured by HarfBuzz and broken by UAX#14, with Chinese tailoring. */
export function createTextEngine(shaper: Shaper): TextEngine {
  const paragraphs = createParagraphShaper(shaper)
  const shaped = (text: string, { weight, language }: TextStyle): Paragraph =>
    paragraphs.shape(text.replaceAll('\t', tab), weight, language)

  const line = (text: string, style: TextStyle): ShapedLine =>
    lineOf(shaped(text.replace(everyLineEnd, ' '), style), style)

  function* wrapped(text: string, style: TextStyle, widthPt: number): Generator<[Paragraph, LineSpan]> {
    for (const part of text.split(lineEnd)) {
      const paragraph = shaped(part, style)
      let any = false
      for (const span of wrapParagraph(paragraph, (widthPt * 1000) / style.sizePt)) {
        any = true
        yield [paragraph, span]
      }
      if (!any) yield [paragraph, { from: 0, to: 0, next: 0 }]
    }
  }

  const ended = (paragraph: Paragraph, { from, to }: LineSpan, style: TextStyle, widthPt: number) => {
    const start = paragraph.textAt[from] ?? 0
    for (let end = to; end > from; end--) {
      const kept = paragraph.text.slice(start, paragraph.textAt[end]).replace(/[\s、，。；：,.;:…]+$/u, '')
      const candidate = line(kept + ellipsis, style)
      if (candidate.widthPt <= widthPt) return candidate
    }
    return line(ellipsis, style)
  }

  return {
    missing: paragraphs.missing,
    line,

    lines: (text, style, widthPt) =>
      [...wrapped(text, style, widthPt)].map(([paragraph, span]) => lineOf(paragraph, style, span)),

    clamped(text, style, widthPt, maxLines) {
      const kept: [Paragraph, LineSpan][] = []
      for (const next of wrapped(text, style, widthPt)) {
        if (kept.length < maxLines) {
          kept.push(next)
          continue
        }
        const last = kept.at(-1)
        const whole = kept.slice(0, -1).map(([paragraph, span]) => lineOf(paragraph, style, span))
        return last ? [...whole, ended(...last, style, widthPt)] : []
      }
      return kept.map(([paragraph, span]) => lineOf(paragraph, style, span))
    },
  }
}

/** Some or all clusters of a paragraph as a line of its own. */
function lineOf(paragraph: Paragraph, style: TextStyle, span?: LineSpan): ShapedLine {
  const { text, glyphs, textAt, glyphAt, advanceAt } = paragraph
  const { from, to } = span ?? { from: 0, to: textAt.length - 1 }
  const start = textAt[from] ?? 0
  const own = glyphs.slice(glyphAt[from], glyphAt[to])
  return {
    text: text.slice(start, textAt[to]),
    style,
    widthPt: (((advanceAt[to] ?? 0) - (advanceAt[from] ?? 0)) * style.sizePt) / 1000,
    glyphs: start === 0 ? own : own.map((glyph): Glyph => ({ ...glyph, cluster: glyph.cluster - start })),
  }
}
