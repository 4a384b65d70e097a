import { describe, expect, it } from 'vitest'
import { decodeEntities } from '#shared/bundle/pages/html-entities.ts'

describe('a character reference of HTML', () => {
  it.each([
    ['&iexcl;&yen;&copy;&times;&yuml;', '¡¥©×ÿ'],
    ['&Alpha;&omega;&sigma;&sigmaf;&Sigma;&Omega;', 'Αωσς\u03a3Ω'],
    ['&ndash;&mdash;&lsquo;&rsquo;&ldquo;&rdquo;&bull;&hellip;&euro;&trade;', '–—‘’“”•…€™'],
    ['&lt;b&gt; &quot;a&quot; &apos;b&apos;', '<b> "a" \'b\''],
  ])('by name, %s, reads %s', (html, text) => {
    expect(decodeEntities(html)).toBe(text)
  })

  it('by number is read in tens and in sixteens, beyond 16 bits, and as Windows numbers its quotation marks', () => {
    expect(decodeEntities('&#22909; &#x597D; &#X1f600; &#147;a&#148;')).toBe('好 好 😀 “a”')
  })

  it('keeps capitals and small letters apart', () => {
    expect(decodeEntities('&Eacute;&eacute; &dagger;&Dagger;')).toBe('Éé †‡')
  })

  it('stays as it is when it names nothing or is no character', () => {
    const text = '&constructor; &nosuch; &#0; &#xD800; &#1114112; a & b; R&D'

    expect(decodeEntities(text)).toBe(text)
  })

  it('is decoded once: what it spelled out is not decoded again', () => {
    expect(decodeEntities('&amp;euro; &amp;lt;')).toBe('&euro; &lt;')
  })

  it('for a space that does not break is a space', () => {
    expect(decodeEntities('a&nbsp;b&#160;c')).toBe('a b c')
  })
})
