import { describe, expect, it } from 'vitest'
import { emptyIntake, type Intake, issuesOfIntake } from '#shared/core/cases/intake.ts'
import { emptyPartyDraft } from '#shared/core/parties/party-draft.ts'
import { aPayment, anIntake } from '../../builders/an-intake.ts'

const issuesIn = (intake: Intake) =>
  issuesOfIntake(intake).map(({ step, field, failure }) => `${step}: ${field} ${failure.kind}`)

describe('the answers of a new case', () => {
  it('need a product type and a vendor, and nothing else', () => {
    expect(issuesIn(emptyIntake('CNY'))).toEqual([
      'purchase: product rule/required',
      'purchase: vendor.name rule/required',
    ])
    expect(issuesIn(anIntake())).toEqual([])
  })

  it('accept a vendor known only by its brand', () => {
    const vendor = { ...emptyPartyDraft, brand: '云绘' }

    expect(issuesIn(anIntake({ vendor }))).toEqual([])
  })

  it('need amount and day of a payment that was begun', () => {
    const payments = [aPayment(), aPayment({ amount: '', on: '' })]

    expect(issuesIn(anIntake({ payments }))).toEqual([
      'payments: payments.1.amount rule/required',
      'payments: payments.1.on rule/required',
    ])
  })

  it('take no notice of a row of payments that nobody touched', () => {
    const payments = [aPayment({ amount: '', on: ' ', method: '' })]

    expect(issuesIn(anIntake({ payments }))).toEqual([])
  })

  it('refuse an amount that is none and a month where a day is meant', () => {
    const payments = [aPayment({ amount: 'about 4000', on: '2024年9月' })]

    expect(issuesIn(anIntake({ payments }))).toEqual([
      'payments: payments.0.amount rule/not-an-amount',
      'payments: payments.0.on rule/not-a-date',
    ])
  })

  it('ask for the outcome of a demand that names an amount', () => {
    const demand = { ...emptyIntake('CNY').demand, amount: '3980' }

    expect(issuesIn(anIntake({ demand }))).toEqual(['problem: demand.outcome rule/required'])
  })
})
