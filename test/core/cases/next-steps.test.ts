import { describe, expect, it } from 'vitest'
import { type CaseState, missingRoleOf, nextStepsOf, partyToComplete } from '#shared/core/cases/next-steps.ts'
import { aCase } from '../../builders/a-case.ts'
import { aParty } from '../../builders/a-party.ts'
import { anEntry } from '../../builders/an-entry.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'

const vendor = aParty({ id: 'vendor', role: 'respondent', name: '声达科技', phone: '400-000-0000' })
const state = (over: Partial<CaseState> = {}): CaseState => ({
  case: { ...aCase(), demand: { outcome: 'full-refund', details: '' } },
  parties: [aParty(), vendor],
  entries: [anEntry()],
  exhibits: [],
  hasContact: true,
  hasExport: false,
  ...over,
})
const proofs = (['contract', 'payment-proof', 'invoice', 'usage-record'] as const).map((kind) =>
  anExhibit({ id: kind, kind }),
)
const linked = anEntry({ exhibitIds: proofs.slice(1, 2).map(({ id }) => id) })

describe('the next steps of a case', () => {
  it('begin with evidence while there is none, without naming every kind', () => {
    expect(nextStepsOf(state())).toEqual(['add-evidence'])
  })

  it('name the proof of purchase that is missing once there is some evidence', () => {
    expect(nextStepsOf(state({ exhibits: [anExhibit({ kind: 'chat' })] }))).toEqual([
      'keep-what-you-can-see',
      'add-payment-proof',
      'add-contract',
      'add-invoice',
    ])
  })

  it('ask to link a payment whose proof is there', () => {
    expect(nextStepsOf(state({ exhibits: proofs }))).toContain('link-payment-proof')
    expect(nextStepsOf(state({ exhibits: proofs, entries: [linked] }))).not.toContain('link-payment-proof')
  })

  it('end with the bundle, and are none when it was made', () => {
    const ready = { exhibits: proofs, entries: [linked] }

    expect(nextStepsOf(state(ready))).toEqual(['make-bundle'])
    expect(nextStepsOf(state({ ...ready, hasExport: true }))).toEqual([])
  })

  it('ask for the words that are missing', () => {
    const bare = aCase({ orderNumber: '', problem: { manifestation: 'x', impact: '', occurred: 'y' } })

    expect(nextStepsOf(state({ case: bare, parties: [vendor], entries: [], hasContact: false }))).toEqual([
      'add-evidence',
      'record-payments',
      'log-first-contact',
      'describe-problem',
      'state-demand',
      'complete-parties',
      'add-order-number',
    ])
  })

  it('are none once the money came back or the case is closed', () => {
    expect(nextStepsOf(state({ case: aCase({ stage: 'closed' }), parties: [] }))).toEqual([])
    expect(nextStepsOf(state({ case: aCase({ stage: 'refund-received' }), parties: [] }))).toEqual([])
  })
})

describe('the party to complete', () => {
  it('is the vendor who cannot be reached', () => {
    const unreachable = { ...vendor, phone: '' }

    expect(partyToComplete([aParty(), unreachable])).toBe(unreachable)
  })

  it('is a claimant without a name when the vendor can be reached', () => {
    const nameless = aParty({ name: '' })

    expect(partyToComplete([nameless, vendor])).toBe(nameless)
  })

  it('is a new one, in the role that nobody has, when all there are complete', () => {
    expect(partyToComplete([vendor])).toBeUndefined()
    expect(missingRoleOf([vendor])).toBe('claimant')
    expect(missingRoleOf([aParty(), vendor])).toBe('contact')
  })
})
