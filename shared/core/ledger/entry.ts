import type { CaseId, EntryId, ExhibitId, Instant } from '../ids.ts'
import type { Money } from '../money.ts'
import type { PlainDate } from '../plain-date.ts'

/** A payment went to the vendor, a refund came back, a fee was charged on top (handling, bank, delivery). */
export type EntryKind = 'payment' | 'refund' | 'fee'
export const entryKinds: readonly EntryKind[] = ['payment', 'refund', 'fee']

export interface LedgerEntry {
  readonly id: EntryId
  readonly caseId: CaseId
  readonly kind: EntryKind
  /** Never negative: the kind says which way the money went. */
  readonly amount: Money
  readonly on: PlainDate
  /** WeChat Pay, bank transfer, card … in the user's words. */
  readonly method: string
  /** The account paid from or to; shown masked. */
  readonly account: string
  readonly reference: string
  readonly exhibitIds: readonly ExhibitId[]
  readonly note: string
  readonly createdAt: Instant
}
