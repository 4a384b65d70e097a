import type { RuleFailure } from '../failure.ts'
import type { ExhibitId } from '../ids.ts'
import { type Currency, decimalText, type Money, parseMoney } from '../money.ts'
import type { PlainDate } from '../plain-date.ts'
import { failed, ok, type Result } from '../result.ts'
import { readWrittenDay } from '../timeline/written-day.ts'
import type { EntryKind, LedgerEntry } from './entry.ts'

/** A ledger entry as it stands in a form: amount and day are still the text that was typed. */
export interface EntryDraft {
  readonly kind: EntryKind
  readonly amount: string
  readonly currency: Currency
  readonly on: string
  readonly method: string
  readonly account: string
  readonly reference: string
  readonly exhibitIds: readonly ExhibitId[]
  readonly note: string
}

/** What a draft says once it has been read: the entry without its identity. */
export type EntryFacts = Omit<LedgerEntry, 'id' | 'caseId' | 'createdAt'>

export const emptyEntryDraft = (currency: Currency): EntryDraft => ({
  kind: 'payment',
  amount: '',
  currency,
  on: '',
  method: '',
  account: '',
  reference: '',
  exhibitIds: [],
  note: '',
})

/** The form of an entry that is there already. */
export const entryDraftOf = (entry: LedgerEntry): EntryDraft => ({
  kind: entry.kind,
  amount: decimalText(entry.amount),
  currency: entry.amount.currency,
  on: entry.on,
  method: entry.method,
  account: entry.account,
  reference: entry.reference,
  exhibitIds: entry.exhibitIds,
  note: entry.note,
})

/** An amount that went one way: more than nothing. Undefined when the text is no such amount. */
export function readAmount(text: string, currency: Currency): Money | undefined {
  const amount = parseMoney(text, currency)
  return amount === undefined || amount.minor <= 0 ? undefined : amount
}

/** Reads a filled-in form; every field that a rule refuses is named, in the order of the form. */
export function readEntry(draft: EntryDraft): Result<EntryFacts, readonly RuleFailure[]> {
  const amount = readAmount(draft.amount, draft.currency)
  const on = readWrittenDay(draft.on)
  if (amount === undefined || on === undefined) return failed(issuesOf(draft, amount, on))
  return ok({
    kind: draft.kind,
    amount,
    on,
    method: draft.method.trim(),
    account: draft.account.trim(),
    reference: draft.reference.trim(),
    exhibitIds: draft.exhibitIds,
    note: draft.note.trim(),
  })
}

function issuesOf(
  draft: EntryDraft,
  amount: Money | undefined,
  on: PlainDate | undefined,
): readonly RuleFailure[] {
  const required = (field: string): RuleFailure => ({ kind: 'rule/required', field })
  const blank = (text: string) => text.trim() === ''
  return [
    ...(amount !== undefined
      ? []
      : [
          blank(draft.amount)
            ? required('amount')
            : ({ kind: 'rule/not-an-amount', field: 'amount' } as const),
        ]),
    ...(on !== undefined
      ? []
      : [blank(draft.on) ? required('on') : ({ kind: 'rule/not-a-date', field: 'on' } as const)]),
  ]
}
