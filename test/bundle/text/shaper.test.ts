import { describe, expect, it } from 'vitest'
import type { Language } from '#shared/bundle/ports.ts'
import { tableOf } from '#shared/bundle/fonts/sfnt-tables.ts'
import { nodeShaper } from '../../builders/node-shaper.ts'

describe('the HarfBuzz shaper', async () => {
  const shaper = await nodeShaper()
  const gids = (text: string, language: Language) =>
    shaper.shape(text, 'regular', language).map(({ gid }) => gid)

  it('draws 骨 in the form of the mainland, of Taiwan and of Hong Kong', () => {
    const forms = (['zh-CN', 'zh-TW', 'zh-HK'] as const).map((language) => gids('骨', language))

    expect(forms).toEqual([[45133], [45134], [45132]])
  })

  it('draws regional forms also in text that begins with Latin letters', () => {
    expect(gids('A骨', 'zh-TW').at(-1)).toBe(45134)
  })

  it('knows the rare 𠮷 beyond the first plane', () => {
    expect(gids('𠮷', 'zh-CN')).toEqual([59625])
  })

  it('kerns Latin', () => {
    const advance = (text: string) =>
      shaper.shape(text, 'regular', 'en').reduce((sum, glyph) => sum + glyph.advance, 0)

    expect(advance('AV')).toBeLessThan(advance('A') + advance('V'))
  })

  it('gives joiners, variation selectors and bidi controls no glyph', () => {
    const glyphs = shaper.shape('葛\u{E0100}\u202e好', 'regular', 'zh-CN')

    expect(glyphs.map(({ cluster }) => cluster)).toEqual([0, 4])
  })

  it('draws an apostrophe narrow in English and quotation marks wide in Chinese', () => {
    const widths = (text: string, language: Language) =>
      shaper.shape(text, 'regular', language).map(({ advance }) => advance)

    expect(widths('don’t', 'en')[3]).toBeLessThan(400)
    expect(widths('他说“好”', 'zh-CN').slice(2)).toEqual([1000, 1000, 1000])
    expect(widths('the “app” shop', 'zh-CN')[4]).toBeLessThan(500)
  })

  it('makes a subset of the glyphs that are asked for and .notdef, and of nothing else', () => {
    const [gid = 0] = gids('据', 'zh-CN')
    const subset = shaper.subset('regular', [gid])

    expect(subset.length).toBeLessThan(3000)
    expect(String.fromCharCode(...subset.subarray(0, 4))).toBe('OTTO')
    expect(tableOf(subset, 'maxp').getUint16(4)).toBe(2)
  })
})
