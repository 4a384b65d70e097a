import { describe, expect, it } from 'vitest'
import { textEncodingOf, textViewOf } from '#shared/core/evidence/text-view.ts'
import { visibleText } from '#shared/core/evidence/visible-text.ts'

const bytes = (...values: readonly number[]) => Uint8Array.from(values)
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('a text file of unknown encoding', () => {
  it('reads as UTF-8 when it is', () => {
    expect(textViewOf(utf8('订单号：DH20240918-001\n'))).toEqual({
      text: '订单号：DH20240918-001\n',
      encoding: 'utf-8',
    })
  })

  it('reads GBK, as old Windows programs write it', () => {
    // 我们要求退款
    const gbk = bytes(0xce, 0xd2, 0xc3, 0xc7, 0xd2, 0xaa, 0xc7, 0xf3, 0xcd, 0xcb, 0xbf, 0xee)

    expect(textViewOf(gbk)).toEqual({ text: '我们要求退款', encoding: 'gb18030' })
  })

  it('reads Big5, as Taiwanese programs write it', () => {
    // 我要求退款
    const big5 = bytes(0xa7, 0xda, 0xad, 0x6e, 0xa8, 0x44, 0xb0, 0x68, 0xb4, 0xda)

    expect(textViewOf(big5)).toEqual({ text: '我要求退款', encoding: 'big5' })
  })

  it('reads UTF-16 with and without its mark', () => {
    expect(textViewOf(bytes(0xff, 0xfe, 0x2d, 0x4e)).text).toBe('中')
    expect(textViewOf(bytes(0xfe, 0xff, 0x4e, 0x2d)).text).toBe('中')
    expect(textViewOf(bytes(0x6f, 0, 0x6b, 0, 0x21, 0)).text).toBe('ok!')
  })

  it('reads Chinese in UTF-16 without a mark, by how familiar it is', () => {
    const units = Array.from('我们要求退款，请在三日内答复。', (sign) => sign.charCodeAt(0))
    const le = bytes(...units.flatMap((unit) => [unit & 255, unit >> 8]))

    expect(textViewOf(le)).toEqual({ text: '我们要求退款，请在三日内答复。', encoding: 'utf-16le' })
  })

  it('reads Western text whose accents stand alone', () => {
    expect(
      textViewOf(bytes(0x43, 0x61, 0x66, 0xe9, 0x20, 0x66, 0x65, 0x72, 0x6d, 0xe9, 0x2e, 0x20, 0x41, 0x75)),
    ).toEqual({
      text: 'Café fermé. Au',
      encoding: 'windows-1252',
    })
  })

  it('is no text when it is full of controls, or decodes into nothing familiar', () => {
    expect(textEncodingOf(new Uint8Array(200))).toBeUndefined()
    expect(textEncodingOf(bytes(0xed, 0xa0, 0x80, 0x41, 0xc0, 0x80, 0xf8, 0x88))).toBeUndefined()
  })

  it('may end within a sign when more follows', () => {
    const cut = utf8('退款').subarray(0, 4)

    expect(textViewOf(cut, true)).toEqual({ text: '退', encoding: 'utf-8' })
  })

  it('shows something even when no encoding fits', () => {
    expect(textViewOf(bytes(0xff, 0xff, 0x41)).text).toContain('A')
  })
})

describe('a text shown to people', () => {
  it('spells out signs that cannot be seen', () => {
    expect(visibleText('a\u202eb\u0000\u200b')).toBe('a‹U+202E›b‹U+0000›‹U+200B›')
  })

  it('keeps lines, tabs and emoji', () => {
    expect(visibleText('a\r\nb\tc 👨‍👩‍👧 👍🏽')).toBe('a\nb\tc 👨‍👩‍👧 👍🏽')
    expect(visibleText('pass\u200dword')).toBe('pass‹U+200D›word')
  })
})
