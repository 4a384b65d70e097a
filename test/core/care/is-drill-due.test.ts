import { describe, expect, it } from 'vitest'
import { isDrillDue } from '../../../shared/core/care/is-drill-due.ts'
import { asInstant } from '../../../shared/core/ids.ts'

const on = (day: string) => asInstant(`${day}T08:00:00.000Z`)
const now = on('2026-11-23')

describe('a restore drill', () => {
  it.each([
    ['nothing is kept', undefined, undefined, false],
    ['the first entry is younger than a month', undefined, on('2026-10-25'), false],
    ['the first entry is a month old', undefined, on('2026-10-24'), true],
    ['the last was less than a month ago', on('2026-10-25'), on('2024-01-01'), false],
    ['the last was a month ago', on('2026-10-24'), on('2024-01-01'), true],
    ['the last was under a clock that ran ahead', on('2027-01-01'), on('2024-01-01'), true],
  ])('is or is not due when %s', (_when, last, firstEntry, isDue) => {
    expect(isDrillDue(last, firstEntry, now)).toBe(isDue)
  })
})
