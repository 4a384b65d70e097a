import type { Failure } from '#shared/core/failure.ts'
import { asEntryId, type CaseId } from '#shared/core/ids.ts'
import { put, remove } from '#shared/core/journal/operation.ts'
import type { LedgerEntry } from '#shared/core/ledger/entry.ts'
import type { EntryFacts } from '#shared/core/ledger/entry-draft.ts'
import type { Result } from '#shared/core/result.ts'
import type { Services } from '../../services.tsx'

type Saved = Promise<Result<unknown, Failure>>

/** Adds an entry, or changes the existing one. */
export function saveEntry(
  { door, newId, clock }: Services,
  caseId: CaseId,
  facts: EntryFacts,
  existing: LedgerEntry | undefined,
): Saved {
  const id = existing?.id ?? asEntryId(newId())
  const createdAt = existing?.createdAt ?? clock.now()
  return door.commit({
    label: existing === undefined ? 'entry-added' : 'entry-edited',
    ops: [put('entry', { id, caseId, createdAt, ...facts })],
  })
}

export const removeEntry = ({ door }: Services, entry: LedgerEntry): Saved =>
  door.commit({ label: 'entry-removed', ops: [remove('entry', entry.id)] })
