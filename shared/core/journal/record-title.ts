import { assertNever } from '../result.ts'
import type { Effect } from './effects.ts'

/** What a user knows a record by, as it was written; empty for a ledger entry, which has no name. */
export function recordTitle(effect: Effect): string {
  switch (effect.entity) {
    case 'event':
      return (effect.after ?? effect.before)?.text ?? ''
    case 'party': {
      const party = effect.after ?? effect.before
      return party === undefined ? '' : party.name || party.brand
    }
    case 'export':
      return (effect.after ?? effect.before)?.fileName ?? ''
    case 'case':
    case 'exhibit':
      return (effect.after ?? effect.before)?.title ?? ''
    case 'entry':
      return ''
    default:
      return assertNever(effect, 'record title')
  }
}
