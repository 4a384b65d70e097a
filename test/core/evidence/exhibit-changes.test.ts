import { describe, expect, it } from 'vitest'
import {
  edited,
  editOperations,
  linkOperations,
  removalOperations,
  unlinkOperations,
} from '#shared/core/evidence/exhibit-changes.ts'
import { asExhibitId, asPartyId } from '#shared/core/ids.ts'
import { anEvent } from '../../builders/an-event.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'

describe('an edit of an exhibit', () => {
  it('makes a confirmed kind the user’s own', () => {
    const guessed = anExhibit({ kind: 'chat', kindSuggested: true })

    expect(edited(guessed, { kind: 'chat' }).kindSuggested).toBe(false)
    expect(edited(guessed, { title: 'Chat of 3 May' }).kindSuggested).toBe(true)
  })

  it('never touches the original', () => {
    const exhibit = anExhibit({ original: { name: '../a.png' } })

    expect(edited(exhibit, { title: 'x', source: 'y' }).original).toBe(exhibit.original)
  })

  it('takes a party out without leaving an empty field', () => {
    const given = anExhibit({ submittedBy: asPartyId('p1') })

    expect('submittedBy' in edited(given, { clearSubmittedBy: true })).toBe(false)
    expect(edited(given, { note: 'n' }).submittedBy).toBe('p1')
  })

  it('writes only the exhibits that become different', () => {
    const [a, b] = [anExhibit({ id: 'a', kind: 'chat' }), anExhibit({ id: 'b', kind: 'order' })]

    const ops = editOperations([a, b], { kind: 'chat' })

    expect(ops).toEqual([{ op: 'put', entity: 'exhibit', value: { ...b, kind: 'chat' } }])
  })
})

describe('removing exhibits', () => {
  it('takes them out of every event that cites them', () => {
    const citing = anEvent({ id: 'e1', exhibitIds: ['a', 'b', 'c'] })
    const other = anEvent({ id: 'e2', exhibitIds: ['c'] })

    const ops = removalOperations(new Set([asExhibitId('a'), asExhibitId('b')]), [citing, other])

    expect(ops).toEqual([
      { op: 'put', entity: 'event', value: { ...citing, exhibitIds: ['c'] } },
      { op: 'remove', entity: 'exhibit', id: 'a' },
      { op: 'remove', entity: 'exhibit', id: 'b' },
    ])
  })
})

describe('linking exhibits to events', () => {
  const ids = [asExhibitId('a'), asExhibitId('b')]

  it('adds what is not cited yet, behind what is', () => {
    const event = anEvent({ exhibitIds: ['b', 'z'] })

    expect(linkOperations([event], ids)).toEqual([
      { op: 'put', entity: 'event', value: { ...event, exhibitIds: ['b', 'z', 'a'] } },
    ])
  })

  it('writes nothing when all are cited', () => {
    expect(linkOperations([anEvent({ exhibitIds: ['a', 'b'] })], ids)).toEqual([])
  })

  it('is undone for one exhibit and one event', () => {
    const event = anEvent({ exhibitIds: ['a', 'b'] })

    expect(unlinkOperations(event, asExhibitId('a'))).toEqual([
      { op: 'put', entity: 'event', value: { ...event, exhibitIds: ['b'] } },
    ])
    expect(unlinkOperations(event, asExhibitId('z'))).toEqual([])
  })
})
