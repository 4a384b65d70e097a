import type { StorageFailure, TrashFailure } from '#shared/core/failure.ts'
import type { JournalHead } from '#shared/core/journal/commit.ts'
import type { TrashItem } from '#shared/core/ports.ts'
import type { Result } from '#shared/core/result.ts'
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
