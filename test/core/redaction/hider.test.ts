import { describe, expect, it } from 'vitest'
import { coversOf, uncovered } from '#shared/core/redaction/covers.ts'
import { hiderOf } from '#shared/core/redaction/hider.ts'
import { mapStrings } from '#shared/core/redaction/map-strings.ts'
import { ownText, redactionFor, withRedaction } from '#shared/core/redaction/redaction.ts'

const hider = hiderOf(['13800138000', '张三'])

describe('what is hidden', () => {
  it.each([
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '１３８００１３８０００',
    '138\n00138000',
    '1​3800138000',
  ])('is hidden however it is written: %s', (text) => {
    expect(hider.hide(`打 ${text} 找我`)).toBe('打 █████ 找我')
  })

  it('gets a mark whose length tells nothing', () => {
    expect(hider.hide('张三和张 三')).toBe('█████和█████')
  })

  it('is found across pieces of a line', () => {
    expect(hider.rangesIn(['电话 138', '0013', '8000 谢谢'])).toEqual([
      [{ from: 3, to: 6 }],
      [{ from: 0, to: 4 }],
      [{ from: 0, to: 4 }],
    ])
  })

  it('leaks in any writing, backwards too', () => {
    expect(hider.leakIn('x 138 0013 8000')).toBe('13800138000')
    expect(hider.leakIn('00083100831')).toBe('13800138000')
    expect(hider.leakIn('1380013800')).toBeUndefined()
  })

  it('is hidden in every text of a value but in what names things', () => {
    const hidden = mapStrings({ id: '张三', title: '张三', deep: [{ text: '给张三' }], n: 1 }, hider.hide)

    expect(hidden).toEqual({ id: '张三', title: '█████', deep: [{ text: '给█████' }], n: 1 })
  })
})

describe('a line in a picture', () => {
  const at = { left: 0.1, width: 0.5, height: 0.05 }
  const page = {
    lines: [
      { ...at, text: '电话 13800138000', top: 0.1 },
      { ...at, text: '13B00l38O00', top: 0.12 },
      { ...at, text: '全额退款', top: 0.5 },
    ],
  }

  it('is covered whole, and nothing that touches the cover is read any more', () => {
    const covers = coversOf(page, hider)

    expect(covers).toHaveLength(1)
    expect(covers[0]?.top).toBeLessThan(0.1)
    expect(uncovered(page, covers).lines.map(({ text }) => text)).toEqual(['全额退款'])
  })
})

describe('what a case hides', () => {
  it('follows the recipient until the user decides', () => {
    const decided = { profile: 'public', isOn: true, kept: ['1'], added: [] }

    expect(redactionFor(undefined, 'public', true)).toMatchObject({ isOn: true })
    expect(redactionFor([decided], 'court', false)).toMatchObject({ isOn: false })
    expect(redactionFor(withRedaction([{ ...decided, kept: [] }], decided), 'public', false)).toBe(decided)
  })

  it.each([
    ['张三', { ok: true, value: '张三' }],
    [' 朝阳区 8 号 ', { ok: true, value: '朝阳区 8 号' }],
    ['李', { ok: false, failure: 'too-short' }],
    ['Li', { ok: false, failure: 'too-short' }],
    ['2024', { ok: false, failure: 'too-short' }],
    ['张 三', { ok: false, failure: 'known' }],
  ])('takes %s as a text of the user or says why not', (text, expected) => {
    expect(ownText(text, text === '张 三' ? ['张三'] : [])).toEqual(expected)
  })
})
