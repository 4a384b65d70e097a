import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import type { StorageFailure } from '#shared/core/failure.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { JournalHead } from '#shared/core/journal/commit.ts'
import { removalOf } from '#shared/core/journal/removal.ts'
import type { ExportRepository, Unsubscribe } from '#shared/core/ports.ts'
import { ok, type Result } from '#shared/core/result.ts'
import type { Services } from '../services.tsx'

/** The part of the services that the sample case needs. */
export type SampleServices = Pick<
  Services,
  'clock' | 'newId' | 'door' | 'cases' | 'parties' | 'events' | 'exhibits' | 'ledger' | 'exports' | 'importer'
>

/** Takes the sample case away with everything in it, the user's additions too: one commit, one undo step. */
export async function removeSampleCase(
  services: SampleServices,
  caseId: CaseId,
): Promise<Result<JournalHead, StorageFailure>> {
  const { cases, door, events, exhibits, exports, ledger, parties } = services
  const sample = await cases.get(caseId)
  if (!sample) return ok((await door.history()).head)
  if (!sample.sample) throw new Error('this case is not the sample')
  return await door.commit({
    label: 'sample-removed',
    ops: removalOf({
      case: sample,
      parties: await parties.ofCase(caseId),
      events: await events.ofCase(caseId),
      exhibits: await exhibits.ofCase(caseId),
      entries: await ledger.ofCase(caseId),
      exports: await exportsOf(exports, caseId),
    }),
  })
}

/** Exports can only be watched: takes the first telling. */
function exportsOf(exports: ExportRepository, caseId: CaseId): Promise<readonly BundleExport[]> {
  return new Promise((resolve) => {
    let stop: Unsubscribe | undefined
    stop = exports.watchCase(caseId, (all) => {
      resolve(all)
      queueMicrotask(() => stop?.())
    })
  })
}
