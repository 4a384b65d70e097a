import { describe, expect, it } from 'vitest'
import { dueForCheck } from '../../../shared/core/care/due-for-check.ts'
import { asInstant, asSha256 } from '../../../shared/core/ids.ts'

const now = asInstant('2025-05-10T08:00:00.000Z')
const hash = (n: number) => asSha256(n.toString(16).padStart(64, '0'))
const daysAgo = (days: number) => asInstant(new Date(Date.parse(now) - days * 86_400_000).toISOString())

describe('originals that are due for a check', () => {
  it('are all that were never checked', () => {
    expect(dueForCheck([{ sha256: hash(1) }, { sha256: hash(2), at: daysAgo(0.5) }], now)).toEqual([hash(1)])
  })

  it('are each day the hundredth part that has waited longest', () => {
    const all = Array.from({ length: 250 }, (_, n) => ({ sha256: hash(n), at: daysAgo(1 + n / 10) }))

    expect(dueForCheck(all, now)).toEqual([hash(249), hash(248), hash(247)])
  })

  it('come round in a hundred days, whatever their number', () => {
    let all = Array.from({ length: 330 }, (_, n) => ({ sha256: hash(n), at: daysAgo(2) }))
    const seen = new Set<string>()
    for (let day = 0; day < 100; day++) {
      const at = asInstant(new Date(Date.parse(now) + day * 86_400_000).toISOString())
      const due = new Set<string>(dueForCheck(all, at))
      for (const one of due) seen.add(one)
      all = all.map((one) => (due.has(one.sha256) ? { ...one, at } : one))
    }
    expect(seen.size).toBe(330)
  })

  it('wait until tomorrow when their part was done today', () => {
    const all = [
      { sha256: hash(1), at: daysAgo(0.1) },
      { sha256: hash(2), at: daysAgo(50) },
    ]

    expect(dueForCheck(all, now)).toEqual([])
  })

  it('are also those that were checked under a clock that ran ahead', () => {
    expect(dueForCheck([{ sha256: hash(1), at: daysAgo(-1) }], now)).toEqual([hash(1)])
  })
})
