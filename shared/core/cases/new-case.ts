import type { RuleFailure } from '../failure.ts'
import { asCaseId, asEntryId, asEventId, asPartyId, type CaseId, type Instant, type NewId } from '../ids.ts'
import type { Change } from '../journal/commit.ts'
import { put } from '../journal/operation.ts'
import type { LedgerEntry } from '../ledger/entry.ts'
import { readEntry } from '../ledger/entry-draft.ts'
import type { Money } from '../money.ts'
import type { Party, PartyRole } from '../parties/party.ts'
import { hasPartyContent, knownNameOf, type PartyDraft, trimmedParty } from '../parties/party-draft.ts'
import { failed, ok, type Result } from '../result.ts'
import type { CaseEvent } from '../timeline/event.ts'
import type { Case, ProductType } from './case.ts'
import { readDemand } from './demand-draft.ts'
import { type Intake, isBlankPayment, issuesOfIntake } from './intake.ts'

/** What the program writes into a new case by itself, in the user's language. */
export interface IntakeWords {
  readonly productType: (type: ProductType) => string
  /** The line of the chronology that a payment becomes. */
  readonly payment: (paid: {
    readonly amount: Money
    readonly method: string
    readonly vendor: string
  }) => string
}

export interface NewCase {
  readonly caseId: CaseId
  readonly change: Change
}

/**
 * One change that makes the whole case: the case, its parties, a ledger entry for each payment, and the same payments
 * as events, so that the chronology begins with what started it all. Refuses with the first answer that a rule refuses.
 */
export function newCaseFrom(
  intake: Intake,
  given: { readonly newId: NewId; readonly now: Instant; readonly words: IntakeWords },
): Result<NewCase, RuleFailure> {
  const [issue] = issuesOfIntake(intake)
  const { product } = intake
  if (issue !== undefined) return failed(issue.failure)
  if (product === undefined) return failed({ kind: 'rule/required', field: 'product' })

  const { newId, now, words } = given
  const caseId = asCaseId(newId())
  const party = (role: PartyRole, draft: PartyDraft): Party => ({
    id: asPartyId(newId()),
    caseId,
    role,
    ...trimmedParty(draft),
  })
  const claimant = hasPartyContent(intake.claimant) ? [party('claimant', intake.claimant)] : []
  const respondent = party('respondent', named(intake.vendor))
  const parties = [...claimant, respondent]
  const vendor = knownNameOf(respondent)
  const entries = paymentsOf(intake, caseId, newId, now)
  const events = entries.map((entry): CaseEvent => ({
    id: asEventId(newId()),
    caseId,
    kind: 'payment',
    date: { kind: 'exact', on: entry.on },
    text: words.payment({ amount: entry.amount, method: entry.method, vendor }),
    partyIds: parties.map(({ id }) => id),
    exhibitIds: [],
    disputed: false,
    createdAt: now,
  }))
  const productName = intake.productName.trim()
  const made: Case = {
    id: caseId,
    title: titleOf(vendor, productName || words.productType(product)),
    buyer: intake.buyer,
    product,
    productName,
    orderNumber: intake.orderNumber.trim(),
    accountName: intake.accountName.trim(),
    problem: {
      manifestation: intake.problem.manifestation.trim(),
      impact: intake.problem.impact.trim(),
      occurred: intake.problem.occurred.trim(),
    },
    ...demandOf(intake),
    stage: 'contact-vendor',
    archived: false,
    sample: false,
    createdAt: now,
  }
  const ops = [
    put('case', made),
    ...parties.map((value) => put('party', value)),
    ...entries.map((value) => put('entry', value)),
    ...events.map((value) => put('event', value)),
  ]
  return ok({ caseId, change: { label: 'case-created', ops } })
}

/** `Acme · Robot Pro`, but not `Acme · Acme Robot Pro`. */
const titleOf = (vendor: string, product: string): string =>
  product.toLowerCase().includes(vendor.toLowerCase()) ? product : `${vendor} · ${product}`

/** A vendor known by its brand alone goes by that name until the legal one is found. */
const named = (vendor: PartyDraft): PartyDraft =>
  vendor.name.trim() === '' ? { ...vendor, name: vendor.brand, brand: '' } : vendor

function paymentsOf(intake: Intake, caseId: CaseId, newId: NewId, now: Instant): readonly LedgerEntry[] {
  return intake.payments.flatMap((draft) => {
    const read = isBlankPayment(draft) ? undefined : readEntry({ ...draft, kind: 'payment' })
    return read?.ok ? [{ id: asEntryId(newId()), caseId, createdAt: now, ...read.value }] : []
  })
}

function demandOf(intake: Intake): Pick<Case, 'demand'> {
  const read = readDemand(intake.demand)
  return read.ok && read.value !== undefined ? { demand: read.value } : {}
}
