import type { CaseId, Instant, Sha256 } from '../ids.ts'
import type { Money } from '../money.ts'
import type { PlainDate } from '../plain-date.ts'
import type { CaseRedaction } from '../redaction/redaction.ts'

/** Decides which channels are open: most consumer routes refuse a purchase made for a business. */
export type BuyerStatus = 'individual' | 'business'
export const buyerStatuses: readonly BuyerStatus[] = ['individual', 'business']

export type ProductType =
  | 'outbound-robot'
  | 'phone-robot'
  | 'office-software'
  | 'crm'
  | 'design-software'
  | 'game'
  | 'course'
  | 'other-software'
  | 'other'
export const productTypes: readonly ProductType[] = [
  'outbound-robot',
  'phone-robot',
  'office-software',
  'crm',
  'design-software',
  'game',
  'course',
  'other-software',
  'other',
]

/** Where the refund stands; `escalated` is outside the vendor's own process. */
export type Stage =
  | 'contact-vendor'
  | 'supply-proof'
  | 'under-review'
  | 'decided'
  | 'escalated'
  | 'refund-agreed'
  | 'refund-received'
  | 'closed'
export const stages: readonly Stage[] = [
  'contact-vendor',
  'supply-proof',
  'under-review',
  'decided',
  'escalated',
  'refund-agreed',
  'refund-received',
  'closed',
]

export type Outcome =
  'full-refund' | 'partial-refund' | 'repair' | 'replacement' | 'cancellation' | 'compensation' | 'other'
export const outcomes: readonly Outcome[] = [
  'full-refund',
  'partial-refund',
  'repair',
  'replacement',
  'cancellation',
  'compensation',
  'other',
]

/** What the claimant wants, how much, and by when. */
export interface Demand {
  readonly outcome: Outcome
  readonly amount?: Money
  readonly by?: PlainDate
  readonly details: string
}

/** The problem in the three parts that a complaint form asks for. */
export interface Problem {
  readonly manifestation: string
  readonly impact: string
  readonly occurred: string
}

/** While it stands, nothing that was removed from the case may be purged. */
export interface Hold {
  readonly since: Instant
  /** Why, in the user's words; may be empty. */
  readonly reason: string
}

/** Where a case came from that was opened from a file: what its journal there ended with, to be held against that machine's. */
export interface CaseOrigin {
  /** Its id there. */
  readonly caseId: CaseId
  readonly device: string
  /** `Recourse 0.1.0` */
  readonly producer: string
  readonly madeAt: Instant
  readonly head: { readonly seq: number; readonly hash: Sha256 }
  /** SHA-256 over the case's own rows there; see `shared/handover`. */
  readonly caseRoot: Sha256
}

/** One dispute with one vendor. Its parties, events, exhibits and entries are records of their own that name it. */
export interface Case {
  readonly id: CaseId
  readonly title: string
  readonly buyer: BuyerStatus
  readonly product: ProductType
  readonly productName: string
  readonly orderNumber: string
  /** The user's account name in the vendor's system. */
  readonly accountName: string
  readonly problem: Problem
  readonly demand?: Demand
  readonly stage: Stage
  readonly archived: boolean
  /** True for the sample case that ships with the program. */
  readonly sample: boolean
  /** What bundles hide, for each form of recipient that the user decided on; absent while nothing was decided. */
  readonly redactions?: readonly CaseRedaction[]
  readonly hold?: Hold
  /** Absent for a case that began here. */
  readonly origin?: CaseOrigin
  readonly createdAt: Instant
}
