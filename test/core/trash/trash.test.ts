import { describe, expect, it } from 'vitest'
import { asInstant } from '../../../shared/core/ids.ts'
import { type Operation, put, remove } from '../../../shared/core/journal/operation.ts'
import { daysKept, isDue, trashChangeOf } from '../../../shared/core/trash/trash.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anEvent } from '../../builders/an-event.ts'
import { anExhibit, someSha256 } from '../../builders/an-exhibit.ts'

const at = asInstant('2024-10-01T02:00:00.000Z')
const change = (ops: readonly Operation[], inverse: readonly Operation[]) =>
  trashChangeOf(9, { kind: 'change', label: 'case-removed', at, by: 'test bench', ops, inverse })

describe('what a commit throws into the trash', () => {
  it('is each record that was there, with the commit, the moment and the device', () => {
    const { thrown } = change([remove('exhibit', anExhibit().id)], [put('exhibit', anExhibit())])

    expect(thrown).toEqual([
      {
        entity: 'exhibit',
        id: 'exhibit-1',
        caseId,
        whole: '',
        seq: 9,
        removedAt: at,
        by: 'test bench',
        sha256: someSha256(),
        bytes: 27,
        value: anExhibit(),
      },
    ])
  })

  it('is one thing with its contents when a whole case goes', () => {
    const ops = [
      remove('event', anEvent().id),
      remove('exhibit', anExhibit().id),
      remove('case', caseId),
    ] as const
    const inverse = [put('case', aCase()), put('exhibit', anExhibit()), put('event', anEvent())]
    const { thrown } = change(ops, inverse)

    expect(thrown.map(({ entity, whole }) => [entity, whole])).toEqual([
      ['event', caseId],
      ['exhibit', caseId],
      ['case', ''],
    ])
    expect(thrown.at(-1)?.contents).toEqual({ party: 0, event: 1, exhibit: 1, entry: 0, export: 0 })
    expect(thrown[0]?.value).toBeUndefined()
  })

  it('is nothing for a record that only changed', () => {
    expect(change([put('event', anEvent({ text: '改' }))], [put('event', anEvent())])).toEqual({
      thrown: [],
      back: [],
    })
  })
})

describe('what comes out of the trash', () => {
  it('is every record that is there again, whatever brought it', () => {
    expect(change([put('event', anEvent())], [remove('event', anEvent().id)]).back).toEqual([
      { entity: 'event', id: 'event-1' },
    ])
  })
})

describe('thirty days', () => {
  it('are counted down in days, and the last begun day counts', () => {
    expect(daysKept(at, at)).toBe(30)
    expect(daysKept(at, asInstant('2024-10-01T03:00:00.000Z'))).toBe(30)
    expect(daysKept(at, asInstant('2024-10-31T01:59:59.999Z'))).toBe(1)
  })

  it('are over to the millisecond, and not before', () => {
    expect(isDue(at, asInstant('2024-10-31T01:59:59.999Z'))).toBe(false)
    expect(isDue(at, asInstant('2024-10-31T02:00:00.000Z'))).toBe(true)
  })

  it('last longer, never shorter, when the clock was set back', () => {
    expect(daysKept(at, asInstant('2024-09-30T02:00:00.000Z'))).toBe(31)
  })
})
