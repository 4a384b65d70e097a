import type { EntityName } from '#shared/core/journal/operation.ts'

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`)

/** What was removed, from all cases, and the hold that keeps it. */
export const trash = {
  title: 'Trash',
  description:
    'What was removed from your cases. Everything stays here until you delete it for good; nothing is erased by itself.',
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
  purge: {
    button: 'Delete for good …',
    buttonOf: (what: string) => `Delete for good: ${what}`,
    dueButton: (count: number) => `Delete what is older than 30 days (${count.toLocaleString('en')}) …`,
    title: 'Delete for good',
    one: (what: string) => `${what} goes for good. This cannot be undone.`,
    all: (count: number) =>
      `${count.toLocaleString('en')} removed things go for good. This cannot be undone.`,
    records: (count: number) => `Records that go, contents of cases included: ${count.toLocaleString('en')}.`,
    originals: (count: number, size: string) =>
      `Files whose bytes are erased from every copy that Recourse keeps: ${count.toLocaleString('en')} (${size}).`,
    shared: (count: number) =>
      `Files that stay, because another exhibit has the same file: ${count.toLocaleString('en')}.`,
    stays:
      'The history goes on saying that it was there: its name, its hash, when it was deleted and on which device. Earlier entries of the history also keep what its record said (title, notes); without them the chain of hashes could not be checked.',
    beyond:
      'Bundles, case files and backups that you made are not reached, and special tools may still find traces on the disk.',
    undo: 'Undo no longer reaches back to before the removal.',
    reason: 'Reason (optional, kept in the history)',
    word: 'delete',
    type: (word: string) => `Type “${word}” to confirm`,
    mistyped: (word: string) => `Nothing was deleted. Type the word “${word}”.`,
    confirm: 'Delete for good',
    done: (what: string) => `Deleted for good: ${what}`,
    doneAll: (count: number) => `${count.toLocaleString('en')} deleted for good.`,
    waiting: {
      first:
        'The bytes of files that were deleted for good are still in the database. They go as soon as it can delete them safely; for that 512 MB of the disk must be free.',
      second:
        'The bytes of files that were deleted for good are still in the second copy, which cannot be written at the moment. They go as soon as it can.',
    },
  },
}
