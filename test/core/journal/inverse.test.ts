import { describe, expect, it } from 'vitest'
import { inverseOf } from '../../../shared/core/journal/inverse.ts'
import { put, remove } from '../../../shared/core/journal/operation.ts'
import { anEvent } from '../../builders/an-event.ts'
import { aParty } from '../../builders/a-party.ts'

const nothing = () => undefined
const event = anEvent()
const edited = anEvent({ text: '改后' })

describe('the inverse of a change', () => {
  it('removes what was added', () => {
    expect(inverseOf([put('event', event)], nothing)).toEqual([remove('event', event.id)])
  })

  it('puts an edited or removed record back as it was', () => {
    expect(inverseOf([put('event', edited)], () => event)).toEqual([put('event', event)])
    expect(inverseOf([remove('event', event.id)], () => event)).toEqual([put('event', event)])
  })

  it('takes back once what was touched twice', () => {
    expect(inverseOf([put('event', event), put('event', edited)], nothing)).toEqual([
      remove('event', event.id),
    ])
  })

  it('does nothing for a record that came and went', () => {
    expect(inverseOf([put('event', event), remove('event', event.id)], nothing)).toEqual([])
  })

  it('takes the last record back first', () => {
    const party = aParty()

    expect(inverseOf([put('party', party), put('event', event)], nothing)).toEqual([
      remove('event', event.id),
      remove('party', party.id),
    ])
  })
})
