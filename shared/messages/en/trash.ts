import type { EntityName } from '#shared/core/journal/operation.ts'

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`)

/** What was removed, from all cases, and the hold that keeps it. */
export const trash = {
  title: 'Trash',
  description:
    'What was removed from your cases. Everything stays here for at least 30 days, and nothing is erased by itself.',
  label: 'Removed things, the last one first',
  loading: 'Opening the trash',
  empty: {
    title: 'The trash is empty',
    body: 'What you remove from a case comes here, and can be restored with its links.',
  },
  entity: {
    case: 'Case',
    party: 'Party',
    event: 'Event',
    exhibit: 'Exhibit',
    entry: 'Ledger entry',
    export: 'Record of a bundle',
  } as { readonly [E in EntityName]: string },
  inCase: (title: string) => `in “${title}”`,
  contents: (exhibits: number, events: number, entries: number) =>
    `With its exhibits (${exhibits.toLocaleString('en')}), events (${events.toLocaleString('en')}) and ledger entries (${entries.toLocaleString('en')})`,
  removedAt: (when: string) => `Removed ${when}`,
  kept: (count: number) => `kept for ${days(count)} more at least`,
  due: 'the 30 days are over',
  held: 'kept: the case is on hold',
  caseGone: (title: string) =>
    title === ''
      ? 'Its case is no longer there.'
      : `Its case “${title}” was removed too. Restore the case first.`,
  restore: 'Restore',
  restoreOf: (what: string) => `Restore: ${what}`,
  restoreAll: 'Restore all that was removed together',
  together: (count: number) => `${count.toLocaleString('en')} removed together`,
  restored: (what: string) => `Restored: ${what}`,
  restoredAll: (count: number) => `${count.toLocaleString('en')} restored.`,
  more: 'Show more',
}
