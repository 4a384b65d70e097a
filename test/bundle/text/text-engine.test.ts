import { array, assert, constantFrom, integer, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTextEngine } from '#shared/bundle/text/create-text-engine.ts'
import type { ShapedLine, TextStyle } from '#shared/bundle/text/text-engine.ts'
import { nodeShaper } from '../../builders/node-shaper.ts'

const style: TextStyle = { weight: 'regular', sizePt: 10, language: 'zh-CN' }
/** Without spaces, which hang at a line's end, and what is written on them. */
const visible = (text: string) => text.replace(/[ \ufe0f]/g, '')
const textsOf = (lines: readonly ShapedLine[]) => lines.map(({ text }) => text)

describe('the text engine', async () => {
  const shaper = await nodeShaper()
  const engine = () => createTextEngine(shaper)

  it('measures a Han character as wide as the size', () => {
    expect(engine().line('据理', style).widthPt).toBe(20)
  })

  it('draws line feeds in one line as spaces', () => {
    expect(engine().line('a\r\nb\nc', style).text).toBe('a b c')
  })

  it('ends lines at line feeds and keeps empty ones', () => {
    expect(textsOf(engine().lines('甲\n\n乙\r\n丙', style, 100))).toEqual(['甲', '', '乙', '丙'])
    expect(textsOf(engine().lines('', style, 100))).toEqual([''])
  })

  it('keeps a contract number whole', () => {
    expect(textsOf(engine().lines('合同编号为HT-2024-1001号', style, 65))).toEqual([
      '合同编号为',
      'HT-2024-1001',
      '号',
    ])
  })

  it('starts no line with a closing sign and ends none with an opening one', () => {
    const text =
      '对方说：“本周内退款。”但截至今日（五月十日）仍未到账，《服务合同》第三条、第五条均有约定；客服‘小李’、阿卜杜·拉合曼皆承认……'
    for (let width = 40; width < 200; width += 10) {
      for (const line of textsOf(engine().lines(text, style, width))) {
        expect(line).not.toMatch(/^[，。”’；：、）》·…]/u)
        expect(line).not.toMatch(/[“‘（《]$/u)
      }
    }
  })

  it('breaks Chinese beside quotation marks, which plain UAX#14 would not', () => {
    expect(textsOf(engine().lines('他说“好”然后走', style, 30))).toEqual(['他说', '“好”', '然后走'])
  })

  it('cuts a token that fits no line between graphemes', () => {
    const lines = engine().lines('e\u0301'.repeat(30), style, 50)

    expect(lines.length).toBeGreaterThan(2)
    for (const line of lines) expect(line.text).toMatch(/^(e\u0301)+$/)
  })

  it('never makes a line wider than asked, and loses nothing but spaces', () => {
    const characters = constantFrom(...Array.from('据理合同，。“”（）aV-/.1 ～·𠮷é\u0301\ufe0f'))
    assert(
      property(array(characters, { maxLength: 80 }), integer({ min: 12, max: 300 }), (parts, width) => {
        const text = parts.join('')
        const lines = engine().lines(text, style, width)

        for (const line of lines) expect(line.widthPt).toBeLessThanOrEqual(width + 0.001)
        expect(visible(textsOf(lines).join(''))).toBe(visible(text))
      }),
      { numRuns: 300, seed: 7 },
    )
  })

  it('gives at least one character a line where none fits', () => {
    expect(textsOf(engine().lines('据理', style, 1))).toEqual(['据', '理'])
  })

  it('writes a character no font can draw as its number, and remembers it', () => {
    const own = engine()
    const line = own.line('好😀!', style)

    expect(line.text).toBe('好‹U+1F600›!')
    expect(line.glyphs.every(({ gid }) => gid !== 0)).toBe(true)
    expect([...own.missing]).toEqual(['😀'])
  })

  it('emits glyph 0 for no text at all', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 20 }), (text) => {
        const glyphs = engine()
          .lines(text, style, 80)
          .flatMap((line) => line.glyphs)

        expect(glyphs.every(({ gid }) => gid > 0)).toBe(true)
      }),
      { numRuns: 300, seed: 7 },
    )
  })

  it('ends a text that is too long with an ellipsis inside the width', () => {
    const lines = engine().clamped('一二三四五六七八九十，甲乙丙丁', style, 50, 2)

    expect(textsOf(lines)).toEqual(['一二三四五', '六七八九…'])
    expect(textsOf(engine().clamped('一二三', style, 50, 2))).toEqual(['一二三'])
  })

  it('keeps glyphs and text of a line together by cluster', () => {
    const [, second] = engine().lines('一二三四五六', style, 30)

    expect(second?.glyphs.map(({ cluster }) => cluster)).toEqual([0, 1, 2])
  })

  it('lays out a text of 100,000 characters without line feeds', () => {
    const lines = engine().lines('这是一段很长的文字，没有换行。'.repeat(7_000), style, 400)

    expect(lines.length).toBeGreaterThan(2_500)
  })
})
