import type { ChainBreak } from '#shared/core/journal/chain.ts'
import type { CommitLabel } from '#shared/core/journal/commit.ts'
import type { EntityName } from '#shared/core/journal/operation.ts'

type Sentences = { readonly [L in CommitLabel]: (what: string) => string }
type Breaks = { readonly [K in ChainBreak['kind']]: (at: { seq: number; found: number }) => string }

/** The history of a case or an exhibit: what was done to it, when, on which device, and the chain that proves the order. */
export const custody = {
  title: 'History',
  description:
    'Every change to this case, newest first, as the journal keeps it. Nothing in it can be edited or removed.',
  label: 'Entries of the history',
  loading: 'Opening the history',
  empty: 'Nothing has been recorded yet.',
  exhibit: {
    title: 'History',
    hint: 'What was done to this exhibit in Recourse, newest first.',
  },
  more: 'Show earlier entries',
  number: (seq: string) => `No. ${seq}`,
  details: (count: string) => `All ${count} records of this entry`,
  unreadable: 'This entry cannot be read. Check the chain to learn more.',
  hash: {
    entry: (seq: string) => `Hash of entry ${seq}`,
    original: 'SHA-256 of the file',
    copy: (what: string, start: string) => `${what}: begins with ${start}. Copy all of it`,
    copied: 'Copied',
  },
  did: {
    came: (what: string) => `Added: ${what}`,
    went: (what: string) => `Removed: ${what}`,
    changed: (what: string) => `Changed: ${what}`,
  },
  undone: (what: string, of: string) => `Undone (no. ${of}): ${what}`,
  redone: (what: string, of: string) => `Done again (no. ${of}): ${what}`,
  withFields: (sentence: string, fields: readonly string[]) => `${sentence}: ${fields.join(', ')}`,
  quoted: (name: string) => `“${name}”`,
  unnamed: 'without a name',
  names: (names: readonly string[], more: number) =>
    more > 0
      ? `${names.join(', ')} and ${more.toLocaleString('en')} more`
      : names.length > 1
        ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
        : names.join(''),
  entity: {
    case: 'the case',
    party: 'the party',
    event: 'the event',
    exhibit: 'the exhibit',
    entry: 'the ledger entry',
    export: 'the record of the bundle',
  } as { readonly [E in EntityName]: string },
  named: (entity: string, name: string) => `${entity} ${name}`,
  cited: (by: string) => `Cited as proof by ${by}`,
  noLongerCited: (by: string) => `No longer cited as proof by ${by}`,
  sentence: {
    'case-created': (what) => `Opened the case ${what}`,
    'case-edited': (what) => `Changed the case ${what}`,
    'case-received': (what) => `Took in the case ${what} from a case file`,
    'case-archived': (what) => `Archived the case ${what}`,
    'case-restored': (what) => `Took the case ${what} out of the archive`,
    'case-removed': (what) => `Removed the case ${what} with everything in it`,
    'sample-added': (what) => `Added the sample case ${what}`,
    'sample-removed': (what) => `Removed the sample case ${what}`,
    'parties-edited': (what) => `Changed the parties: ${what}`,
    'event-added': (what) => `Wrote down the event ${what}`,
    'event-edited': (what) => `Changed the event ${what}`,
    'event-removed': (what) => `Removed the event ${what}`,
    'exhibits-imported': (what) => `Took in ${what}`,
    'exhibit-edited': (what) => `Changed what is said about ${what}`,
    'exhibits-edited': (what) => `Changed what is said about ${what}`,
    'exhibits-reordered': (what) => `Moved ${what} in the order of exhibits`,
    'exhibits-removed': (what) => `Removed ${what} from the evidence`,
    'exhibits-linked': (what) => `Changed which exhibits prove ${what}`,
    'entry-added': (what) => `Recorded ${what}`,
    'entry-edited': (what) => `Changed ${what} in the ledger`,
    'entry-removed': (what) => `Removed ${what} from the ledger`,
    'bundle-exported': (what) => `Exported the bundle ${what}`,
    'recipients-edited': (what) => `Changed who received the bundle ${what}`,
    'redaction-edited': (what) => `Changed what bundles of ${what} hide`,
    'pack-handed-over': (what) => `Made the lawyer pack ${what}`,
    'stamp-added': (what) => `Added a time stamp to ${what}`,
    'trash-restored': (what) => `Restored ${what} from the trash`,
    'trash-purged': (what) => `Deleted for good: ${what}`,
    'hold-set': (what) => `Put the case ${what} on hold`,
    'hold-lifted': (what) => `Lifted the hold on the case ${what}`,
  } satisfies Sentences,
  because: (sentence: string, reason: string) => `${sentence}. Reason: “${reason}”`,
  receivedFrom: (what: string, device: string, row: string) =>
    `Took in the case ${what} from a case file of ${device}, whose own log ended with row ${row}`,
  otherSentence: (what: string) => `Changed ${what}`,
  field: {
    title: 'title',
    kind: 'kind',
    form: 'original or copy',
    source: 'source',
    originalKeptAt: 'where the original is',
    proves: 'what it proves',
    submittedBy: 'submitted by',
    note: 'note',
    passages: 'passages',
    transcript: 'transcript',
    position: 'place in the order',
    date: 'date',
    text: 'what happened',
    partyIds: 'people',
    statement: 'quoted words',
    exhibitIds: 'exhibits',
    disputed: 'disputed or not',
    buyer: 'buyer',
    product: 'kind of product',
    productName: 'product',
    orderNumber: 'order number',
    accountName: 'account',
    problem: 'problem',
    demand: 'demand',
    stage: 'stage',
    archived: 'archived or not',
    redactions: 'what bundles hide',
    hold: 'hold',
    role: 'role',
    name: 'name',
    brand: 'brand',
    phone: 'phone',
    email: 'e-mail',
    address: 'address',
    registration: 'registration number',
    amount: 'amount',
    on: 'date',
    method: 'method',
    account: 'account',
    reference: 'reference',
    recipients: 'recipients',
  },
  clock: {
    'set-back': (span: string) =>
      `The clock was set back by at least ${span} before this entry: around here the times are not certain. The order is: the numbers and hashes prove it.`,
    future: (span: string) =>
      `This entry is dated ${span} after the present time: the clock was wrong then, or is wrong now.`,
  },
  chain: {
    check: 'Check the chain',
    checking: 'Checking the chain …',
    progress: (done: string, total: string) => `${done} of ${total} entries`,
    cancel: 'Stop',
    unbroken: (count: string) =>
      `The chain is unbroken: ${count} entries of all cases, from the first to the head.`,
    head: 'Head of the journal',
    limit:
      'This finds what was changed, dropped or added afterwards on this device. That nobody replaced the whole journal is shown only by a head kept elsewhere: each bundle prints the head of its day on the cover.',
    brokenTitle: 'The chain is broken',
    kept: 'Every entry before it is as it was written. Copy the folder of your data before you go on, and compare with the head that an earlier bundle prints.',
    broken: {
      'journal/out-of-order': ({ seq, found }) =>
        `Entry ${seq} is missing or not in its place: entry ${found} stands there.`,
      'journal/severed': ({ seq }) => `Entry ${seq} does not continue the entry before it.`,
      'journal/altered': ({ seq }) => `Entry ${seq} was changed after it was written.`,
      'journal/wrong-end': ({ seq, found }) =>
        `The journal should end with entry ${seq}, but it ends with entry ${found}.`,
    } satisfies Breaks,
  },
}
