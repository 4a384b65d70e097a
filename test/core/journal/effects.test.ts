import { describe, expect, it } from 'vitest'
import { citationsChanged, concernsOf } from '../../../shared/core/journal/concerns.ts'
import { effectsOf } from '../../../shared/core/journal/effects.ts'
import { inverseOf } from '../../../shared/core/journal/inverse.ts'
import { type Entities, type EntityName, put, remove } from '../../../shared/core/journal/operation.ts'
import type { Operation } from '../../../shared/core/journal/operation.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anEntry } from '../../builders/an-entry.ts'
import { anEvent } from '../../builders/an-event.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'

/** Effects of operations on records that were there before. */
const effects = (ops: readonly Operation[], before: Partial<{ [E in EntityName]: Entities[E] }> = {}) =>
  effectsOf({ ops, inverse: inverseOf(ops, (entity) => before[entity]) })

describe('the effects of a commit', () => {
  it('tell what came, what changed and what went', () => {
    const before = { event: anEvent(), exhibit: anExhibit() }
    const ops = [
      put('case', aCase()),
      put('event', anEvent({ text: '改' })),
      remove('exhibit', anExhibit().id),
    ]

    expect(effects(ops, before)).toEqual([
      { entity: 'case', id: caseId, after: aCase() },
      { entity: 'event', id: anEvent().id, before: anEvent(), after: anEvent({ text: '改' }) },
      { entity: 'exhibit', id: anExhibit().id, before: anExhibit() },
    ])
  })

  it('leave out the removal of what was not there', () => {
    expect(effects([remove('event', anEvent().id)])).toEqual([])
  })

  it('count only the last word on a record', () => {
    const ops = [put('event', anEvent({ text: '一' })), put('event', anEvent({ text: '二' }))]

    expect(effects(ops).map(({ after }) => after)).toEqual([anEvent({ text: '二' })])
  })
})

describe('a commit concerns', () => {
  it('the case of each record and each exhibit', () => {
    expect(concernsOf(effects([put('exhibit', anExhibit())]))).toEqual([caseId, 'exhibit-1'])
  })

  it('exhibits that an event begins or ceases to cite, not those that it cites as before', () => {
    const before = { event: anEvent({ exhibitIds: ['a', 'b'] }) }
    const [effect] = effects([put('event', anEvent({ exhibitIds: ['b', 'c'] }))], before)

    expect(effect && citationsChanged(effect)).toEqual(['a', 'c'])
    expect(effect && concernsOf([effect])).toEqual([caseId, 'event-1', 'a', 'c'])
  })

  it('the exhibits that a removed event or entry cited', () => {
    const ops = [remove('event', anEvent().id), remove('entry', anEntry().id)]
    const before = {
      event: anEvent({ exhibitIds: ['a'] }),
      entry: { ...anEntry(), exhibitIds: [anExhibit({ id: 'b' }).id] },
    }

    expect(concernsOf(effects(ops, before))).toEqual([caseId, 'event-1', 'a', 'b'])
  })
})
