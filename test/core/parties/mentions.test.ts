import { describe, expect, it } from 'vitest'
import { asPartyId } from '#shared/core/ids.ts'
import { mentionsOf } from '#shared/core/parties/mentions.ts'
import { anEvent } from '../../builders/an-event.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'

const agent = asPartyId('agent')

describe('the mentions of a party', () => {
  it('count events that name it, events that quote it, and exhibits it gave', () => {
    const events = [
      anEvent({ id: 'named', partyIds: [agent] }),
      anEvent({ id: 'quoted', partyIds: [], statement: { by: agent, words: 'no refund' } }),
      anEvent({ id: 'other', partyIds: [asPartyId('somebody')] }),
    ]
    const exhibits = [anExhibit({ submittedBy: agent }), anExhibit({ id: 'exhibit-2' })]

    expect(mentionsOf(agent, events, exhibits)).toBe(3)
  })
})
