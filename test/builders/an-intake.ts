import { emptyIntake, type Intake } from '#shared/core/cases/intake.ts'
import { emptyEntryDraft, type EntryDraft } from '#shared/core/ledger/entry-draft.ts'
import { emptyPartyDraft } from '#shared/core/parties/party-draft.ts'

export const aPayment = (over: Partial<EntryDraft> = {}): EntryDraft => ({
  ...emptyEntryDraft('CNY'),
  amount: '3980',
  on: '2024-09-18',
  method: '微信支付',
  ...over,
})

/** Answers that say no more than must be said; pass the rest. */
export const anIntake = (over: Partial<Intake> = {}): Intake => ({
  ...emptyIntake('CNY'),
  product: 'design-software',
  vendor: { ...emptyPartyDraft, name: '云绘科技有限公司' },
  ...over,
})
