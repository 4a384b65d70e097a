import { describe, expect, it } from 'vitest'
import type { Intake } from '#shared/core/cases/intake.ts'
import { newCaseFrom } from '#shared/core/cases/new-case.ts'
import { asInstant } from '#shared/core/ids.ts'
import type { Operation } from '#shared/core/journal/operation.ts'
import { emptyPartyDraft } from '#shared/core/parties/party-draft.ts'
import { aPayment, anIntake } from '../../builders/an-intake.ts'

const now = asInstant('2025-05-10T08:00:00.000Z')

function madeFrom(intake: Intake) {
  let count = 0
  return newCaseFrom(intake, {
    newId: () => `id-${++count}`,
    now,
    words: {
      productType: (type) => `<${type}>`,
      payment: ({ amount, method, vendor }) =>
        `paid ${amount.minor} ${amount.currency} to ${vendor} by ${method}`,
    },
  })
}

function opsOf(intake: Intake): readonly Operation[] {
  const made = madeFrom(intake)
  if (!made.ok) throw new Error(made.failure.kind)
  return made.value.change.ops
}
const valuesOf = (intake: Intake, entity: Operation['entity']) =>
  opsOf(intake).flatMap((op) => (op.op === 'put' && op.entity === entity ? [op.value] : []))

describe('a new case', () => {
  it('comes from its answers in one change: case, parties, payments, events', () => {
    const intake = anIntake({
      claimant: { ...emptyPartyDraft, name: '王女士' },
      payments: [aPayment(), aPayment({ amount: '20.50', on: '2024-10-01' })],
    })

    expect(opsOf(intake).map((op) => `${op.op} ${op.entity}`)).toEqual([
      'put case',
      'put party',
      'put party',
      'put entry',
      'put entry',
      'put event',
      'put event',
    ])
  })

  it('begins at contacting the vendor and is no sample', () => {
    expect(valuesOf(anIntake(), 'case')).toMatchObject([
      { stage: 'contact-vendor', archived: false, sample: false, createdAt: now },
    ])
  })

  it('is titled by vendor and product, or product type where the product has no name', () => {
    const named = anIntake({ productName: '矢量绘图' })

    expect(valuesOf(named, 'case')).toMatchObject([{ title: '云绘科技有限公司 · 矢量绘图' }])
    expect(valuesOf(anIntake(), 'case')).toMatchObject([{ title: '云绘科技有限公司 · <design-software>' }])
  })

  it('does not say the vendor twice when the product carries its name', () => {
    const vendor = { ...emptyPartyDraft, name: '云绘科技有限公司', brand: '云绘' }

    expect(valuesOf(anIntake({ vendor, productName: '云绘设计专业版' }), 'case')).toMatchObject([
      { title: '云绘设计专业版' },
    ])
  })

  it('turns each payment into a ledger entry and an event of the same day', () => {
    const intake = anIntake({ payments: [aPayment({ amount: '3,980.00', on: '2024年9月18日' })] })

    expect(valuesOf(intake, 'entry')).toMatchObject([
      { kind: 'payment', amount: { minor: 398000, currency: 'CNY' }, on: '2024-09-18', method: '微信支付' },
    ])
    expect(valuesOf(intake, 'event')).toMatchObject([
      {
        kind: 'payment',
        date: { kind: 'exact', on: '2024-09-18' },
        text: 'paid 398000 CNY to 云绘科技有限公司 by 微信支付',
      },
    ])
  })

  it('has no claimant while nothing is said about one', () => {
    expect(valuesOf(anIntake(), 'party')).toMatchObject([{ role: 'respondent', name: '云绘科技有限公司' }])
  })

  it('calls a vendor by its brand until the legal name is known', () => {
    const vendor = { ...emptyPartyDraft, brand: '云绘' }

    expect(valuesOf(anIntake({ vendor }), 'party')).toMatchObject([{ name: '云绘', brand: '' }])
  })

  it('is refused with the first answer that a rule refuses', () => {
    expect(madeFrom(anIntake({ product: undefined }))).toEqual({
      ok: false,
      failure: { kind: 'rule/required', field: 'product' },
    })
  })
})
