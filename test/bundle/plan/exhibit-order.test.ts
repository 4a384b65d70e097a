import { describe, expect, it } from 'vitest'
import { orderedExhibits } from '#shared/bundle/plan/exhibit-order.ts'
import { plainDate } from '#shared/core/plain-date.ts'
import { aBundleInput, withBytes } from '../../builders/a-bundle-input.ts'
import { anEvent } from '../../builders/an-event.ts'

const input = aBundleInput({
  exhibits: [
    withBytes('1', { id: 'undated', proves: '付款' }),
    withBytes('2', { id: 'cited', proves: '违约' }),
    withBytes('3', {
      id: 'photo',
      proves: ' 付款 ',
      original: { capture: { takenAt: '2024-01-02T10:00:00' } },
    }),
    withBytes('4', { id: 'blank', proves: '', kind: 'chat' }),
  ],
  events: [anEvent({ date: { kind: 'exact', on: plainDate('2023-05-01') }, exhibitIds: ['cited'] })],
})
const ids = (order: 'own' | 'time' | 'issue') =>
  orderedExhibits(input, order).map(({ exhibit }) => exhibit.id as string)

describe('the order of exhibits', () => {
  it('is that of the user unless another is wanted', () => {
    expect(ids('own')).toEqual(['undated', 'cited', 'photo', 'blank'])
  })

  it('by time begins with the oldest; what has no date stands last, as it stood', () => {
    expect(ids('time')).toEqual(['cited', 'photo', 'undated', 'blank'])
  })

  it('by issue brings together what proves the same', () => {
    expect(ids('issue')).toEqual(['undated', 'photo', 'cited', 'blank'])
  })
})
