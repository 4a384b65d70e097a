import { failed, ok, type Result } from '../result.ts'
import type { RuleFailure } from '../failure.ts'
import { readWrittenDay } from '../timeline/written-day.ts'
import type { BundleRecipient, HandoverChannel } from './bundle-recipient.ts'

/** A recipient as it is typed. */
export interface RecipientDraft {
  readonly name: string
  readonly on: string
  readonly channel: HandoverChannel
}

/** The recipient, or every field that is wrong. */
export function readRecipient(draft: RecipientDraft): Result<BundleRecipient, readonly RuleFailure[]> {
  const name = draft.name.trim()
  const on = readWrittenDay(draft.on)
  const issues: RuleFailure[] = []
  if (name === '') issues.push({ kind: 'rule/required', field: 'name' })
  if (draft.on.trim() === '') issues.push({ kind: 'rule/required', field: 'on' })
  else if (on === undefined) issues.push({ kind: 'rule/not-a-date', field: 'on' })
  return on === undefined || issues.length > 0 ? failed(issues) : ok({ name, on, channel: draft.channel })
}
