import { describe, expect, it } from 'vitest'
import { plainDate } from '#shared/core/plain-date.ts'
import { groupByMonth } from '#shared/core/timeline/chronology.ts'
import { anEvent } from '../../builders/an-event.ts'

const outlineOf = (events: Parameters<typeof groupByMonth>[0]) =>
  groupByMonth(events).map(({ period, events }) => `${period}: ${events.map(({ id }) => id).join(' ')}`)

describe('a chronology by months', () => {
  it('has one group for each month that something happened in, in order', () => {
    const events = [
      anEvent({ id: 'a', date: '2024-09-18' }),
      anEvent({ id: 'b', date: '2024-09-30' }),
      anEvent({ id: 'c', date: '2025-05-01' }),
    ]

    expect(outlineOf(events)).toEqual(['2024-09: a b', '2025-05: c'])
  })

  it('puts a range under the month it begins in, and a year known no better under the year', () => {
    const events = [
      anEvent({ id: 'a', date: { kind: 'about', on: plainDate('2024-01-01'), precision: 'year' } }),
      anEvent({
        id: 'b',
        date: { kind: 'range', from: plainDate('2024-01-31'), to: plainDate('2024-03-01') },
      }),
      anEvent({ id: 'c', date: { kind: 'about', on: plainDate('2024-02-01'), precision: 'month' } }),
    ]

    expect(outlineOf(events)).toEqual(['2024: a', '2024-01: b', '2024-02: c'])
  })

  it('is empty for no events', () => {
    expect(groupByMonth([])).toEqual([])
  })
})
