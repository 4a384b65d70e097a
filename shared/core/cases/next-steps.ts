import type { Exhibit, ExhibitKind } from '../evidence/exhibit.ts'
import type { LedgerEntry } from '../ledger/entry.ts'
import type { Party } from '../parties/party.ts'
import type { Case } from './case.ts'

/** Something that is still missing, put as what to do about it. */
export type NextStep =
  | 'keep-what-you-can-see'
  | 'record-payments'
  | 'add-evidence'
  | 'add-contract'
  | 'add-payment-proof'
  | 'add-invoice'
  | 'link-payment-proof'
  | 'describe-problem'
  | 'state-demand'
  | 'log-first-contact'
  | 'complete-parties'
  | 'add-order-number'
  | 'make-bundle'

/** What the rules look at. `hasContact`: the chronology holds a call, chat, e-mail or complaint. */
export interface CaseState {
  readonly case: Case
  readonly parties: readonly Party[]
  readonly entries: readonly LedgerEntry[]
  readonly exhibits: readonly Exhibit[]
  readonly hasContact: boolean
  readonly hasExport: boolean
}

/** Kinds that vanish with the account when the vendor closes it (product.md S-59). */
const kindsBehindALogin: readonly ExhibitKind[] = [
  'usage-record',
  'operation-log',
  'system-screenshot',
  'error-report',
]

/** What is missing, most pressing first: proof that may vanish, then proof of purchase (S-60), then the words. */
export function nextStepsOf(state: CaseState): readonly NextStep[] {
  const { exhibits, entries, parties } = state
  const { problem, demand, orderNumber, stage } = state.case
  if (stage === 'closed' || stage === 'refund-received') return []
  const has = (...kinds: readonly ExhibitKind[]) => exhibits.some(({ kind }) => kinds.includes(kind))
  const some = exhibits.length > 0
  const paid = entries.filter(({ kind }) => kind === 'payment')
  const respondent = parties.find(({ role }) => role === 'respondent')
  const complete =
    parties.some(({ role, name }) => role === 'claimant' && name !== '') &&
    respondent !== undefined &&
    [respondent.phone, respondent.email, respondent.address].some((way) => way !== '')
  const proofOfPurchase = has('contract', 'order') && has('payment-proof', 'invoice')
  const rules: readonly (readonly [NextStep, boolean])[] = [
    ['add-evidence', !some],
    ['keep-what-you-can-see', some && !has(...kindsBehindALogin)],
    ['record-payments', paid.length === 0],
    ['add-payment-proof', some && !has('payment-proof')],
    ['add-contract', some && !has('contract', 'order')],
    ['add-invoice', some && !has('invoice')],
    ['link-payment-proof', has('payment-proof') && paid.some((entry) => entry.exhibitIds.length === 0)],
    ['log-first-contact', !state.hasContact],
    [
      'describe-problem',
      [problem.manifestation, problem.impact, problem.occurred].some((part) => part.trim() === ''),
    ],
    ['state-demand', demand === undefined],
    ['complete-parties', !complete],
    ['add-order-number', orderNumber === ''],
    ['make-bundle', proofOfPurchase && !state.hasExport],
  ]
  return rules.filter(([, missing]) => missing).map(([step]) => step)
}
