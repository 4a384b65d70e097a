import { describe, expect, it } from 'vitest'
import { asExhibitId } from '../../../shared/core/ids.ts'
import { effectsOf } from '../../../shared/core/journal/effects.ts'
import { type Operation, put, remove } from '../../../shared/core/journal/operation.ts'
import { citationsLost, putInPlace, restoreOperations } from '../../../shared/core/trash/restore.ts'
import type { CaseEvent } from '../../../shared/core/timeline/event.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anEvent } from '../../builders/an-event.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'

const ids = (...names: readonly string[]) => names.map(asExhibitId)
const x = asExhibitId('x')
const commit = (ops: readonly Operation[], inverse: readonly Operation[]) => effectsOf({ ops, inverse })
const event = (exhibitIds: readonly string[]) => anEvent({ exhibitIds })
/** The exhibit and the event that cited it, as removing the exhibit changes them. */
const removal = (wasCited: readonly string[]) =>
  commit(
    [put('event', event(wasCited.filter((id) => id !== 'x'))), remove('exhibit', x)],
    [put('exhibit', anExhibit({ id: 'x', position: 3 })), put('event', event(wasCited))],
  )
const gone = removal(['x']).filter(({ entity }) => entity === 'exhibit')
const gathered = (
  commits: ReturnType<typeof removal>[],
  now: CaseEvent | undefined,
  there: readonly string[] = [],
) => ({
  gone,
  commitsOf: new Map([['x', commits]]),
  events: new Map(now ? [[String(now.id), now]] : []),
  isThere: (id: string) => there.includes(id),
})

describe('restoring an exhibit', () => {
  it('brings it back at its place, and into the event that cited it', () => {
    expect(restoreOperations(gathered([removal(['a', 'x', 'b'])], event(['a', 'b'])))).toEqual([
      put('exhibit', anExhibit({ id: 'x', position: 3 })),
      put('event', event(['a', 'x', 'b'])),
    ])
  })

  it('leaves out an event that is gone', () => {
    expect(restoreOperations(gathered([removal(['x'])], undefined))).toHaveLength(1)
  })

  it('keeps what was said about the event since', () => {
    const now = { ...event([]), text: '改过' }

    expect(restoreOperations(gathered([removal(['x'])], now))).toContainEqual(
      put('event', { ...now, exhibitIds: [x] }),
    )
  })

  it('does not link it to an event from which it was taken before it went', () => {
    const unlinked = commit([put('event', event([]))], [put('event', event(['x']))])
    const removed = commit([remove('exhibit', x)], [put('exhibit', anExhibit({ id: 'x' }))])

    expect(restoreOperations(gathered([removed, unlinked], event([])))).toHaveLength(1)
  })

  it('links it to an event that went while citing it and came back without it', () => {
    const removed = commit([remove('exhibit', x)], [put('exhibit', anExhibit({ id: 'x' }))])
    const eventWent = commit([remove('event', anEvent().id)], [put('event', event(['x']))])

    expect(restoreOperations(gathered([removed, eventWent], event([])))).toContainEqual(
      put('event', event(['x'])),
    )
  })

  it('asks only the last word on each event', () => {
    const again = commit([put('event', event(['x']))], [put('event', event([]))])

    expect(citationsLost([again, removal(['x'])], x)).toEqual(new Map())
  })
})

describe('restoring an event', () => {
  const restored = (there: readonly string[]) =>
    restoreOperations({
      gone: commit([remove('event', anEvent().id)], [put('event', event(['a', 'x']))]),
      commitsOf: new Map(),
      events: new Map(),
      isThere: (id) => there.includes(id),
    })

  it('brings back its links to exhibits that are there', () => {
    expect(restored(['a', 'x'])).toEqual([put('event', event(['a', 'x']))])
    expect(restored(['a'])).toEqual([put('event', event(['a']))])
  })
})

describe('restoring an event whose exhibit went before it and is back', () => {
  it('links it again, unless the user had taken it away', () => {
    const eventWent = commit([remove('event', anEvent().id)], [put('event', event(['a']))])
    const unlinked = commit([put('event', event(['a']))], [put('event', event(['a', 'x']))])
    const restored = (before: ReturnType<typeof removal>) =>
      restoreOperations({
        gone: eventWent,
        commitsOf: new Map([['event-1', [eventWent, before]]]),
        events: new Map(),
        isThere: () => true,
      })

    expect(restored(removal(['x', 'a']))).toEqual([put('event', event(['x', 'a']))])
    expect(restored(unlinked)).toEqual([put('event', event(['a']))])
  })
})

describe('restoring a case', () => {
  it('brings back what is pointed at before what points', () => {
    const whole = commit(
      [remove('event', anEvent().id), remove('exhibit', x), remove('case', caseId)],
      [put('case', aCase()), put('exhibit', anExhibit({ id: 'x' })), put('event', event(['x']))],
    )
    const ops = restoreOperations({
      gone: whole,
      commitsOf: new Map([['x', [whole]]]),
      events: new Map(),
      isThere: () => false,
    })

    expect(ops).toEqual([
      put('case', aCase()),
      put('exhibit', anExhibit({ id: 'x' })),
      put('event', event(['x'])),
    ])
  })
})

describe('the place among the exhibits of an event', () => {
  it.each([
    { now: ['a', 'b'], was: ['a', 'x', 'b'], result: ['a', 'x', 'b'] },
    { now: ['b', 'a'], was: ['a', 'x', 'b'], result: ['b', 'a', 'x'] },
    { now: ['b', 'new'], was: ['x', 'b'], result: ['x', 'b', 'new'] },
    { now: ['new'], was: ['a', 'x'], result: ['new', 'x'] },
    { now: [], was: ['x'], result: ['x'] },
  ])('of $was among $now is kept: $result', ({ now, was, result }) => {
    expect(putInPlace(ids(...now), ids(...was), x)).toEqual(ids(...result))
  })
})
