import { describe, expect, it } from 'vitest'
import { targetOf } from '../../../shared/core/journal/operation.ts'
import { removalOf } from '../../../shared/core/journal/removal.ts'
import { aCase } from '../../builders/a-case.ts'
import { anEntry } from '../../builders/an-entry.ts'
import { anEvent } from '../../builders/an-event.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'
import { aParty } from '../../builders/a-party.ts'

describe('the removal of a case', () => {
  it('removes everything that names it, and the case last', () => {
    const ops = removalOf({
      case: aCase(),
      parties: [aParty()],
      events: [anEvent()],
      exhibits: [anExhibit()],
      entries: [anEntry()],
      exports: [],
    })

    expect(ops.every(({ op }) => op === 'remove')).toBe(true)
    expect(ops.map((op) => targetOf(op).entity)).toEqual(['entry', 'event', 'exhibit', 'party', 'case'])
  })
})
