import { describe, expect, it } from 'vitest'
import { readWrittenTime } from '#shared/core/timeline/written-time.ts'

describe('a written time', () => {
  it.each([
    ['9:05', '09:05'],
    ['14:03', '14:03'],
    ['１４：０３', '14:03'],
    ['14.03', '14:03'],
    ['2:03 pm', '14:03'],
    ['2 p.m.', '14:00'],
    ['12:30 am', '00:30'],
    ['12:30 pm', '12:30'],
    ['下午2点03分', '14:03'],
    ['晚上8點半', '20:30'],
    ['上午9时', '09:00'],
    ['凌晨12点10分', '00:10'],
    ['中午12点', '12:00'],
    ['0:00', '00:00'],
  ])('reads %s as %s', (text, time) => {
    expect(readWrittenTime(text)).toBe(time)
  })

  it.each(['', '14', '1403', '24:00', '9:60', 'noon', '14:03:22', '下午'])('refuses %j', (text) => {
    expect(readWrittenTime(text)).toBeUndefined()
  })
})
