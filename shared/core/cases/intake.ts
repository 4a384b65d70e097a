import type { RuleFailure } from '../failure.ts'
import { emptyEntryDraft, type EntryDraft, readEntry } from '../ledger/entry-draft.ts'
import type { Currency } from '../money.ts'
import { emptyPartyDraft, type PartyDraft } from '../parties/party-draft.ts'
import type { BuyerStatus, Problem, ProductType } from './case.ts'
import { type DemandDraft, emptyDemandDraft, readDemand } from './demand-draft.ts'

/** What the guided questions ask before there is a case. */
export interface Intake {
  readonly buyer: BuyerStatus
  readonly product: ProductType | undefined
  readonly productName: string
  readonly vendor: PartyDraft
  readonly claimant: PartyDraft
  readonly orderNumber: string
  readonly accountName: string
  readonly payments: readonly EntryDraft[]
  readonly problem: Problem
  readonly demand: DemandDraft
}

/** The questions in the order in which they are asked. */
export type IntakeStep = 'purchase' | 'parties' | 'payments' | 'problem'
export const intakeSteps: readonly IntakeStep[] = ['purchase', 'parties', 'payments', 'problem']

/** One answer that cannot be kept as it is: where it stands and why. `field` is a path such as `payments.0.amount`. */
export interface IntakeIssue {
  readonly step: IntakeStep
  readonly field: string
  readonly failure: RuleFailure
}

export const emptyIntake = (currency: Currency): Intake => ({
  buyer: 'individual',
  product: undefined,
  productName: '',
  vendor: emptyPartyDraft,
  claimant: emptyPartyDraft,
  orderNumber: '',
  accountName: '',
  payments: [emptyEntryDraft(currency)],
  problem: { manifestation: '', impact: '', occurred: '' },
  demand: emptyDemandDraft(currency),
})

/** A row of the payments that nobody has touched is no payment. */
export const isBlankPayment = (draft: EntryDraft): boolean =>
  [draft.amount, draft.on, draft.method, draft.account, draft.reference].every((text) => text.trim() === '')

/** Only the vendor and the kind of product must be known; a payment that was begun needs its amount and its day. */
export function issuesOfIntake(intake: Intake): readonly IntakeIssue[] {
  const required = (step: IntakeStep, field: string): IntakeIssue => ({
    step,
    field,
    failure: { kind: 'rule/required', field },
  })
  const vendorKnown = intake.vendor.name.trim() !== '' || intake.vendor.brand.trim() !== ''
  const payments = intake.payments.flatMap((draft, index) => {
    const read = isBlankPayment(draft) ? undefined : readEntry(draft)
    if (read === undefined || read.ok) return []
    return read.failure.map((failure) => inStep('payments', `payments.${index}`, failure))
  })
  const demand = readDemand(intake.demand)
  return [
    ...(intake.product === undefined ? [required('purchase', 'product')] : []),
    ...(vendorKnown ? [] : [required('purchase', 'vendor.name')]),
    ...payments,
    ...(demand.ok ? [] : demand.failure.map((failure) => inStep('problem', 'demand', failure))),
  ]
}

const inStep = (step: IntakeStep, prefix: string, failure: RuleFailure): IntakeIssue => ({
  step,
  field: 'field' in failure ? `${prefix}.${failure.field}` : prefix,
  failure,
})
