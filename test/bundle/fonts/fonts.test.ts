import { describe, expect, it } from 'vitest'
import { fontMetrics } from '#shared/bundle/fonts/font-metrics.ts'
import { GlyphTexts } from '#shared/bundle/fonts/glyph-texts.ts'
import { assertIdentityCharset } from '#shared/bundle/fonts/identity-charset.ts'
import { tableOf } from '#shared/bundle/fonts/sfnt-tables.ts'
import { toUnicodeCMap } from '#shared/bundle/fonts/to-unicode.ts'
import { nodeShaper } from '../../builders/node-shaper.ts'

describe('the fonts of a bundle', async () => {
  const shaper = await nodeShaper()

  it('are addressed by glyph id, which is their CID', () => {
    expect(() => assertIdentityCharset(shaper.font('regular'))).not.toThrow()
    expect(() => assertIdentityCharset(shaper.font('bold'))).not.toThrow()
  })

  it('are refused when a glyph has another CID, as in regional fonts', () => {
    const other = shaper.font('regular').slice()
    const cff = tableOf(other, 'CFF ')
    // the charset is one range: format 2, first CID 1, 65,533 more
    const wanted = [2, 0, 1, 0xff, 0xfd]
    const bytes = new Uint8Array(cff.buffer, cff.byteOffset, 4_000_000)
    const at = bytes.findIndex((_, index) => wanted.every((byte, offset) => bytes[index + offset] === byte))
    expect(at).toBeGreaterThan(0)
    cff.setUint16(at + 1, 2)

    expect(() => assertIdentityCharset(other)).toThrow('glyph 1 of the font has another CID')
  })

  it('say their names and measures', () => {
    expect(fontMetrics(shaper.font('bold'))).toMatchObject({
      name: 'SourceHanSansSC-Bold',
      isBold: true,
      ascent: 1160,
      descent: -288,
      capHeight: 733,
    })
    expect(fontMetrics(shaper.font('regular')).advanceOf(45133)).toBe(1000)
  })
})

describe('the text a glyph stands for', () => {
  it('is what it stood for first; another needs to be said', () => {
    const texts = new GlyphTexts()

    expect(texts.use({ gids: [7], text: '一' })).toBeUndefined()
    expect(texts.use({ gids: [7], text: '一' })).toBeUndefined()
    expect(texts.use({ gids: [7], text: '⼀' })).toBe('⼀')
    expect(texts.sorted()).toEqual([[7, '一']])
  })

  it('is the plain character, and a variation of it needs to be said', () => {
    const texts = new GlyphTexts()

    expect(texts.use({ gids: [7], text: '葛\u{E0100}' })).toBe('葛\u{E0100}')
    expect(texts.use({ gids: [7], text: '葛' })).toBeUndefined()
  })

  it('is shared out among the glyphs of a grapheme where there are as many as characters', () => {
    const texts = new GlyphTexts()

    expect(texts.use({ gids: [5, 6], text: 'x\u0301' })).toBeUndefined()
    expect(texts.sorted()).toEqual([
      [5, 'x'],
      [6, '\u0301'],
    ])
  })

  it('is the letter and the accent where the font draws a letter from both', () => {
    const texts = new GlyphTexts()

    expect(texts.use({ gids: [7, 8], text: 'ά' })).toBe('ά')
    expect(texts.use({ gids: [7], text: 'α' })).toBeUndefined()
    expect(texts.sorted()).toEqual([
      [7, 'α'],
      [8, '\u0301'],
    ])
  })

  it('is written in UTF-16, in blocks of at most 100', () => {
    const pairs = Array.from({ length: 101 }, (_, index): [number, string] => [index + 1, '𠮷'])
    const map = toUnicodeCMap(pairs)

    expect(map).toContain('100 beginbfchar\n<0001> <d842dfb7>')
    expect(map).toContain('1 beginbfchar\n<0065> <d842dfb7>')
  })
})
