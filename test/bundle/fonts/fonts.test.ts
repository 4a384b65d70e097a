import { describe, expect, it } from 'vitest'
import { glyphCode } from '#shared/bundle/fonts/glyph-code.ts'
import { fontMetrics } from '#shared/bundle/fonts/font-metrics.ts'
import { GlyphTexts } from '#shared/bundle/fonts/glyph-texts.ts'
import { assertIdentityCharset, withCids } from '#shared/bundle/fonts/cff-charset.ts'
import { tableOf } from '#shared/bundle/fonts/sfnt-tables.ts'
import { toUnicodeCMap } from '#shared/bundle/fonts/to-unicode.ts'
import { nodeShaper } from '../../builders/node-shaper.ts'

describe('the fonts of a bundle', async () => {
  const shaper = await nodeShaper()

  it('know their glyphs by glyph id, which is their CID', () => {
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

  it('get the codes under which a document shows their glyphs, whatever order those came in', () => {
    const [a = 0, b = 0] = shaper.shape('据理', 'regular', 'zh-CN').map(({ gid }) => gid)
    const subset = shaper.subset('regular', [a, b])
    const cff = withCids(
      subset,
      new Map([
        [a, 0x3031],
        [b, 0x3030],
      ]),
    )

    // the list of CIDs, by glyph, is the last thing in the table
    const [first, second] = a < b ? ['3031', '3030'] : ['3030', '3031']
    expect(Buffer.from(cff).toString('hex').slice(-10)).toBe(`00${first}${second}`)
  })

  it('are refused where a glyph that a document shows is missing', () => {
    const [gid = 0] = shaper.shape('据', 'regular', 'zh-CN').map((glyph) => glyph.gid)

    const renamed = new Map([
      [gid, 0x3030],
      [gid + 1, 0x3031],
    ])
    expect(() => withCids(shaper.subset('regular', [gid]), renamed)).toThrow('lacks 1 glyphs')
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

describe('the codes of glyphs', () => {
  const codes = Array.from({ length: 64_000 }, (_, n) => glyphCode(n))

  it('are all different, and none is that of .notdef or past the last CID', () => {
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes).not.toContain(0)
    expect(Math.max(...codes.slice(0, 60_000))).toBeLessThan(0xffff)
  })

  it('need no escape in a string, and few different bytes, where they come early', () => {
    const bytes = codes.slice(0, 400).flatMap((code) => [code >> 8, code & 0xff])

    expect(new Set(bytes).size).toBe(20)
    expect(codes.slice(0, 62_500).flatMap((code) => [code >> 8, code & 0xff])).not.toContain(0x5c)
  })
})

describe('the text a glyph stands for', () => {
  it('is what it stood for first; another needs to be said', () => {
    const texts = new GlyphTexts()

    expect(texts.use({ gids: [7], text: '一' })).toBeUndefined()
    expect(texts.use({ gids: [7], text: '一' })).toBeUndefined()
    expect(texts.use({ gids: [7], text: '⼀' })).toBe('⼀')
    expect(texts.textOf(7)).toBe('一')
  })

  it('is the plain character, and a variation of it needs to be said', () => {
    const texts = new GlyphTexts()

    expect(texts.use({ gids: [7], text: '葛\u{E0100}' })).toBe('葛\u{E0100}')
    expect(texts.use({ gids: [7], text: '葛' })).toBeUndefined()
  })

  it('is shared out among the glyphs of a grapheme where there are as many as characters', () => {
    const texts = new GlyphTexts()

    expect(texts.use({ gids: [5, 6], text: 'x\u0301' })).toBeUndefined()
    expect([5, 6].map((gid) => texts.textOf(gid))).toEqual(['x', '\u0301'])
  })

  it('is the letter and the accent where the font draws a letter from both', () => {
    const texts = new GlyphTexts()

    expect(texts.use({ gids: [7, 8], text: 'ά' })).toBe('ά')
    expect(texts.use({ gids: [7], text: 'α' })).toBeUndefined()
    expect([7, 8].map((gid) => texts.textOf(gid))).toEqual(['α', '\u0301'])
  })

  it('is written in UTF-16, in blocks of at most 100', () => {
    const pairs = Array.from({ length: 101 }, (_, index): [number, string] => [index + 1, '𠮷'])
    const map = toUnicodeCMap(pairs)

    expect(map).toContain('100 beginbfchar\n<0001> <d842dfb7>')
    expect(map).toContain('1 beginbfchar\n<0065> <d842dfb7>')
  })
})
