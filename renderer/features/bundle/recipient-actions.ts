import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import type { BundleRecipient } from '#shared/core/evidence/bundle-recipient.ts'
import type { StorageFailure } from '#shared/core/failure.ts'
import type { JournalHead } from '#shared/core/journal/commit.ts'
import { put } from '#shared/core/journal/operation.ts'
import { ok, type Result } from '#shared/core/result.ts'
import type { Services } from '../../services.tsx'
import type { BundleStore } from './bundle-store.ts'

/**
 * Notes who received an exported bundle. It changes nothing that a bundle prints, so one that was just made is not called
 * outdated by it.
 */
export async function saveRecipients(
  { door }: Pick<Services, 'door'>,
  store: BundleStore,
  made: BundleExport,
  recipients: readonly BundleRecipient[],
): Promise<Result<JournalHead, StorageFailure>> {
  const before = (await door.history()).head
  const { recipients: _, ...alone } = made
  const value: BundleExport = recipients.length === 0 ? alone : { ...alone, recipients }
  const committed = await door.commit({ label: 'recipients-edited', ops: [put('export', value)] })
  if (!committed.ok) return committed
  const { seq, hash } = committed.value
  if (seq === before.seq + 1)
    store.setState(({ making }) =>
      making.phase === 'made' && making.heads.includes(before.hash)
        ? { making: { ...making, heads: [...making.heads, hash] } }
        : {},
    )
  return ok(committed.value)
}
