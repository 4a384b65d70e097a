import type { Exhibit, ExhibitKind } from '../evidence/exhibit.ts'
import type { LedgerEntry } from '../ledger/entry.ts'
import type { Party, PartyRole } from '../parties/party.ts'
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

/** Kinds that vanish with the account when the vendor closes it. */
const kindsBehindALogin: readonly ExhibitKind[] = [
  'usage-record',
  'operation-log',
  'system-screenshot',
  'error-report',
]

/** What is missing, most pressing first: proof that may vanish, then proof of purchase, then the words. */
export function nextStepsOf(state: CaseState): readonly NextStep[] {
  const { exhibits, entries, parties } = state
  const { problem, demand, orderNumber, stage } = state.case
  if (stage === 'closed' || stage === 'refund-received') return []
  const has = (...kinds: readonly ExhibitKind[]) => exhibits.some(({ kind }) => kinds.includes(kind))
  const some = exhibits.length > 0
  const paid = entries.filter(({ kind }) => kind === 'payment')
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
    ['complete-parties', hasIncompleteParty(parties)],
    ['add-order-number', orderNumber === ''],
    ['make-bundle', proofOfPurchase && !state.hasExport],
  ]
  return rules.filter(([, missing]) => missing).map(([step]) => step)
}

const isReachable = (party: Party): boolean =>
  [party.phone, party.email, party.address].some((way) => way.trim() !== '')

/** The party to complete first: a vendor who cannot be reached, else a claimant without a name; absent when it is new. */
export function partyToComplete(parties: readonly Party[]): Party | undefined {
  const vendor = parties.find(({ role }) => role === 'respondent')
  if (vendor !== undefined && !isReachable(vendor)) return vendor
  return parties.find(({ role, name }) => role === 'claimant' && name.trim() === '')
}

const hasIncompleteParty = (parties: readonly Party[]): boolean =>
  partyToComplete(parties) !== undefined ||
  !['claimant', 'respondent'].every((role) => parties.some((party) => party.role === role))

/** The role that nobody in the case has yet: the one a new party most likely takes. */
export const missingRoleOf = (parties: readonly Party[]): PartyRole =>
  (['claimant', 'respondent'] as const).find((role) => !parties.some((party) => party.role === role)) ??
  'contact'
