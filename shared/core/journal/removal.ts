import type { Case } from '../cases/case.ts'
import type { BundleExport } from '../evidence/bundle-export.ts'
import type { Exhibit } from '../evidence/exhibit.ts'
import type { LedgerEntry } from '../ledger/entry.ts'
import type { Party } from '../parties/party.ts'
import type { CaseEvent } from '../timeline/event.ts'
import { type Operation, remove } from './operation.ts'

/** A case with every record that names it. */
export interface WholeCase {
  readonly case: Case
  readonly parties: readonly Party[]
  readonly events: readonly CaseEvent[]
  readonly exhibits: readonly Exhibit[]
  readonly entries: readonly LedgerEntry[]
  readonly exports: readonly BundleExport[]
}

/** Removes a case and all that belongs to it: what points goes before what is pointed at. */
export const removalOf = (whole: WholeCase): readonly Operation[] => [
  ...whole.exports.map(({ id }) => remove('export', id)),
  ...whole.entries.map(({ id }) => remove('entry', id)),
  ...whole.events.map(({ id }) => remove('event', id)),
  ...whole.exhibits.map(({ id }) => remove('exhibit', id)),
  ...whole.parties.map(({ id }) => remove('party', id)),
  remove('case', whole.case.id),
]
