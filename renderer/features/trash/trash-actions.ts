import type { StorageFailure, TrashFailure } from '#shared/core/failure.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { JournalHead } from '#shared/core/journal/commit.ts'
import type { TrashItem } from '#shared/core/ports.ts'
import { ok, type Result } from '#shared/core/result.ts'
import { restoreOperations } from '#shared/core/trash/restore.ts'
import type { Services } from '../../services.tsx'

/** Brings things back with their links, as one step for undo. */
export async function restore(
  { trash, door }: Pick<Services, 'trash' | 'door'>,
  items: readonly TrashItem[],
): Promise<Result<JournalHead, StorageFailure | TrashFailure>> {
  const gathered = await trash.gather(items)
  if (!gathered.ok) return gathered
  return await door.commit({ label: 'trash-restored', ops: restoreOperations(gathered.value) })
}

/** Deletes things for good, case by case, so that the log of one case need not tell of another. */
export async function purge(
  { door }: Pick<Services, 'door'>,
  items: readonly TrashItem[],
  reason: string,
): Promise<Result<void, StorageFailure | TrashFailure>> {
  const byCase = new Map<CaseId, TrashItem[]>()
  for (const item of items) byCase.set(item.caseId, [...(byCase.get(item.caseId) ?? []), item])
  for (const ofCase of byCase.values()) {
    const done = await door.purge(ofCase, reason)
    if (!done.ok) return done
  }
  return ok(undefined)
}

/** Whether the word was typed, in whatever width and case an input method gives it. */
export const isConfirmed = (typed: string, word: string): boolean =>
  typed.normalize('NFKC').trim().toLowerCase() === word
