import { describe, expect, it } from 'vitest'
import { asInstant } from '../../../shared/core/ids.ts'
import type { JournalBody } from '../../../shared/core/journal/commit.ts'
import {
  clockMarkOf,
  custodyEntryOf,
  fieldsChanged,
  subjectsOf,
} from '../../../shared/core/journal/custody-log.ts'
import { put, remove } from '../../../shared/core/journal/operation.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anEvent } from '../../builders/an-event.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'

const at = asInstant('2024-10-01T02:00:00.000Z')
const later = asInstant('2024-10-01T03:00:00.000Z')
const hash = 'a'.repeat(64)
const body = (over: Partial<JournalBody> = {}): JournalBody => ({
  v: 1,
  kind: 'change',
  label: 'exhibits-removed',
  at,
  by: 'test bench #1',
  ops: [
    put('event', anEvent({ exhibitIds: ['y'] })),
    remove('exhibit', anExhibit({ id: 'x' }).id),
    remove('exhibit', anExhibit({ id: 'z' }).id),
  ],
  inverse: [
    put('exhibit', anExhibit({ id: 'z' })),
    put('exhibit', anExhibit({ id: 'x' })),
    put('event', anEvent({ exhibitIds: ['x', 'y'] })),
  ],
  ...over,
})
const entry = (about: string, over: Partial<JournalBody> = {}) =>
  custodyEntryOf({ seq: 7, hash, body: body(over) }, about, later)

describe('a line of the custody log', () => {
  it('says who, when, what and by which commit', () => {
    expect(entry(caseId, { kind: 'undo', of: [5] })).toMatchObject({
      seq: 7,
      hash,
      told: { at, by: 'test bench #1', kind: 'undo', label: 'exhibits-removed', of: [5] },
    })
  })

  it('tells a case everything', () => {
    expect(entry(caseId).told?.effects.map(({ id }) => id)).toEqual(['event-1', 'x', 'z'])
  })

  it('tells an exhibit what happened to it and to what cites it', () => {
    expect(entry('x').told?.effects.map(({ id }) => id)).toEqual(['event-1', 'x'])
    expect(entry('z').told?.effects.map(({ id }) => id)).toEqual(['z'])
  })

  it('stays in the log when its row cannot be read', () => {
    expect(custodyEntryOf({ seq: 7, hash }, caseId, later)).toEqual({ seq: 7, hash })
  })

  it('names the records that its label is about', () => {
    const effects = entry('x').told?.effects ?? []

    expect(subjectsOf('exhibits-removed', effects).map(({ id }) => id)).toEqual(['x'])
    expect(subjectsOf('parties-edited', effects)).toEqual([])
    expect(subjectsOf('written-by-a-newer-program' as never, effects)).toEqual([])
  })

  it('names the fields that changed, those that came and went among them', () => {
    const { demand: _none, ...before } = aCase()
    const after = aCase({ title: '新', problem: { ...before.problem } })

    expect(fieldsChanged({ entity: 'case', id: caseId, before, after })).toEqual(['title'])
    expect(
      fieldsChanged({
        entity: 'case',
        id: caseId,
        before,
        after: aCase({ demand: { outcome: 'repair', details: '' } }),
      }),
    ).toEqual(['demand'])
    expect(fieldsChanged({ entity: 'case', id: caseId, after })).toEqual([])
  })
})

describe('the mark of a clock', () => {
  it('is set where an entry is dated before the one before it', () => {
    expect(clockMarkOf(at, later, later)).toEqual({ kind: 'set-back', byMs: 3_600_000 })
  })

  it('is not set for the small corrections of every day, nor for the first entry', () => {
    expect(clockMarkOf(at, asInstant('2024-10-01T02:00:04.999Z'), later)).toBeUndefined()
    expect(clockMarkOf(at, undefined, later)).toBeUndefined()
  })

  it('is not set for a long pause: nothing tells it from a clock set forward', () => {
    expect(clockMarkOf(later, asInstant('2020-01-01T00:00:00.000Z'), later)).toBeUndefined()
  })

  it('is set where an entry lies in the future', () => {
    expect(clockMarkOf(later, at, at)).toEqual({ kind: 'future', byMs: 3_600_000 })
    expect(clockMarkOf(asInstant('2024-10-01T02:04:59.000Z'), at, at)).toBeUndefined()
  })
})
