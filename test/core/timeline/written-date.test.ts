import { describe, expect, it } from 'vitest'
import { dayWithin, readWrittenDate } from '#shared/core/timeline/written-date.ts'

const dayOf = (text: string) => {
  const written = readWrittenDate(text)
  return written && dayWithin(written)
}

describe('a written date', () => {
  it.each([
    '2025-05-10',
    '2025-5-10',
    '2025/5/10',
    '2025.05.10',
    '20250510',
    '2025年5月10日',
    '2025 年 5 月 10 日',
    '西元2025年5月10日',
    '2025年5月10号',
    '民國114年5月10日',
    '民国114年5月10日',
    '中華民國 114 年 5 月 10 日',
    '２０２５／５／１０',
    '10 May 2025',
    '10th may 2025',
    'May 10, 2025',
    '  2025-05-10 ',
  ])('reads %s as the tenth of May 2025', (text) => {
    expect(dayOf(text)).toBe('2025-05-10')
  })

  it.each([
    ['2025-09', { year: 2025, month: 9 }],
    ['2025年9月', { year: 2025, month: 9 }],
    ['2025年9月份', { year: 2025, month: 9 }],
    ['民國114年9月', { year: 2025, month: 9 }],
    ['Sept 2025', { year: 2025, month: 9 }],
    ['2025', { year: 2025 }],
    ['2025年', { year: 2025 }],
    ['民國元年', { year: 1912 }],
  ])('keeps what %s leaves out absent', (text, written) => {
    expect(readWrittenDate(text)).toEqual(written)
  })

  it.each([
    '',
    '2025-02-30',
    '2025-13-01',
    '2025/5-10',
    '10/5/2025',
    '114/5/10',
    '114年5月10日',
    'Foo 2025',
    '10 Mayday 2025',
    'yesterday',
    '2025-05-10 14:03',
  ])('refuses %j', (text) => {
    expect(readWrittenDate(text)).toBeUndefined()
  })
})
