import type { RuleFailure } from '../failure.ts'
import { readAmount } from '../ledger/entry-draft.ts'
import { type Currency, decimalText } from '../money.ts'
import { failed, ok, type Result } from '../result.ts'
import { readWrittenDay } from '../timeline/written-day.ts'
import type { Demand, Outcome } from './case.ts'

/** The demand as it stands in a form. Without an outcome there is no demand yet. */
export interface DemandDraft {
  readonly outcome: Outcome | undefined
  readonly amount: string
  readonly currency: Currency
  readonly by: string
  readonly details: string
}

export const emptyDemandDraft = (currency: Currency): DemandDraft => ({
  outcome: undefined,
  amount: '',
  currency,
  by: '',
  details: '',
})

export const demandDraftOf = (demand: Demand | undefined, currency: Currency): DemandDraft =>
  demand === undefined
    ? emptyDemandDraft(currency)
    : {
        outcome: demand.outcome,
        amount: demand.amount === undefined ? '' : decimalText(demand.amount),
        currency: demand.amount?.currency ?? currency,
        by: demand.by ?? '',
        details: demand.details,
      }

/** `undefined` for a form that says nothing. An amount, a day or words without an outcome ask for the outcome. */
export function readDemand(draft: DemandDraft): Result<Demand | undefined, readonly RuleFailure[]> {
  const [amountText, byText, details] = [draft.amount.trim(), draft.by.trim(), draft.details.trim()]
  const amount = readAmount(amountText, draft.currency)
  const by = readWrittenDay(byText)
  const saysSomething = [amountText, byText, details].some((text) => text !== '')
  const issues: readonly RuleFailure[] = [
    ...(saysSomething && draft.outcome === undefined
      ? [{ kind: 'rule/required', field: 'outcome' } as const]
      : []),
    ...(amountText !== '' && amount === undefined
      ? [{ kind: 'rule/not-an-amount', field: 'amount' } as const]
      : []),
    ...(byText !== '' && by === undefined ? [{ kind: 'rule/not-a-date', field: 'by' } as const] : []),
  ]
  if (issues.length > 0) return failed(issues)
  if (draft.outcome === undefined) return ok(undefined)
  return ok({
    outcome: draft.outcome,
    ...(amount === undefined ? {} : { amount }),
    ...(by === undefined ? {} : { by }),
    details,
  })
}
