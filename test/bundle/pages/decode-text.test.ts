import { describe, expect, it } from 'vitest'
import { decodeText } from '#shared/bundle/pages/decode-text.ts'
import { encoded } from '../../fixtures/make/text.mjs'

const sentence = '外呼系统没有声音，客服承诺三日内解决。'
const traditional = '外撥系統沒有聲音，客服承諾三日內解決，業者至今沒有退費。'

describe('the encoding of a text file', () => {
  it('is UTF-8 when the bytes are', () => {
    expect(decodeText(Buffer.from(sentence))).toEqual({ text: sentence, encoding: 'UTF-8' })
  })

  it('is what the byte order mark says, and the mark is no text', () => {
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(sentence, 'utf16le')])

    expect(decodeText(wide)).toEqual({ text: sentence, encoding: 'UTF-16LE' })
    expect(decodeText(Buffer.from(`\ufeff${sentence}`)).text).toBe(sentence)
  })

  it('is UTF-16 also without a mark when every other byte is zero', () => {
    expect(decodeText(Buffer.from('error at line 4\n', 'utf16le')).text).toBe('error at line 4\n')
  })

  it('is GB18030 for text from mainland programs, whatever the language of the program', () => {
    const bytes = encoded(sentence, 'gbk')

    expect(decodeText(bytes)).toEqual({ text: sentence, encoding: 'GB18030' })
    expect(decodeText(bytes).text).toBe(sentence)
  })

  it('is Big5 for text from Taiwan', () => {
    const bytes = encoded(traditional, 'big5')

    expect(decodeText(bytes)).toEqual({ text: traditional, encoding: 'Big5' })
  })

  it('survives a character that the reading limit has cut in two', () => {
    const cut = Buffer.from(sentence).subarray(0, -1)

    expect(decodeText(cut)).toEqual({ text: sentence.slice(0, -1), encoding: 'UTF-8' })
  })

  it('is Western when accents stand alone between Latin letters', () => {
    const french = 'Le café est fermé, le dossier déjà réglé.'

    expect(decodeText(Buffer.from(french, 'latin1'))).toEqual({
      text: french,
      encoding: 'Windows-1252',
    })
  })

  it('is GB18030 for a log with a few Chinese words', () => {
    const log = `${'2024-09-18 10:00:00 ERROR call failed\n'.repeat(20)}错误：没有声音\n`

    expect(decodeText(encoded(log, 'gbk'))).toEqual({ text: log, encoding: 'GB18030' })
  })
})
