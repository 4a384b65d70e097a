import { describe, expect, it } from 'vitest'
import { inOrder, passageFrom, readPlayTime } from '#shared/core/evidence/passage.ts'

const draft = { from: '3:10', to: '3:25', text: ' 不能退款 ', speaker: ' 客服 ' }

describe('the time of a player', () => {
  it.each([
    ['3:10', 190_000],
    ['1:02:07', 3_727_000],
    ['75', 75_000],
    ['０：０５', 5000],
    [' 3:10.5 ', 190_500],
  ])('reads %s', (text, ms) => expect(readPlayTime(text)).toBe(ms))

  it.each(['', '3:', ':10', '3:75', '1:75:00', '-1', 'three', '1:2:3:4', '1e3'])('refuses %j', (text) =>
    expect(readPlayTime(text)).toBeUndefined(),
  )
})

describe('a marked passage', () => {
  it('is what was typed, without the space around it', () => {
    expect(passageFrom(draft, 206_000)).toEqual({
      ok: true,
      value: { fromMs: 190_000, toMs: 205_000, text: '不能退款', speaker: '客服' },
    })
    expect(passageFrom({ ...draft, to: '3:20', speaker: ' ' }, undefined)).toEqual({
      ok: true,
      value: { fromMs: 190_000, toMs: 200_000, text: '不能退款' },
    })
  })

  it.each([
    [{ from: 'x' }, { field: 'from', kind: 'bad-time' }],
    [{ to: '' }, { field: 'to', kind: 'bad-time' }],
    [{ to: '3:10' }, { field: 'to', kind: 'wrong-order' }],
    [
      { from: '10:00', to: '10:05' },
      { field: 'from', kind: 'beyond-end' },
    ],
    [{ to: '9:59' }, { field: 'to', kind: 'beyond-end' }],
  ])('is refused for %j', (over, failure) =>
    expect(passageFrom({ ...draft, ...over }, 206_000)).toEqual({ ok: false, failure }),
  )

  it('stands where it is heard', () => {
    const at = (fromMs: number, toMs: number) => ({ fromMs, toMs, text: '' })
    expect(inOrder([at(5, 9), at(1, 9), at(1, 2)])).toEqual([at(1, 2), at(1, 9), at(5, 9)])
  })
})
