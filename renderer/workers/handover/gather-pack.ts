import type { ByteSource } from '#shared/bundle/ports.ts'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import type { StorageFailure } from '#shared/core/failure.ts'
import { asExhibitId } from '#shared/core/ids.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { HandoverFailure } from '#shared/core/failure.ts'
import type { PackInput } from '#shared/handover/pack/pack-input.ts'
import { createChunkCheck } from '../../data/chunk-check.ts'
import { type DatabaseNames, databaseNames, type RecordsDatabase } from '../../data/databases.ts'
import { createGuard, type Guard } from '../../data/guard.ts'
import { journalRows } from '../../data/journal-rows.ts'
import { journalState } from '../../data/meta.ts'
import { dexieObjects } from '../../data/objects.ts'
import { openDatabases } from '../../data/open-databases.ts'
import { dexieCases } from '../../data/repositories/cases.ts'
import { dexieEvents } from '../../data/repositories/events.ts'
import { dexieExhibits } from '../../data/repositories/exhibits.ts'
import { dexieParties } from '../../data/repositories/parties.ts'
import { sumsName } from '#shared/bundle/plan/sums.ts'
import { blobSource } from '../ports/blob-source.ts'
import { objectSources } from '../ports/object-sources.ts'
import { vaultCopy } from '../vault-copy.ts'
import type { PackAsked } from './handover-protocol.ts'

/** The tables of a case, and its originals as sources. */
export interface HandoverTables {
  readonly records: RecordsDatabase
  readonly guard: Guard
  readonly sourceOf: (original: Original) => ByteSource
}
export interface HandoverStore extends HandoverTables {
  readonly gather: (asked: PackAsked) => Promise<Result<PackInput, StorageFailure | HandoverFailure>>
}

/** The worker cannot see the disk, and need not: it writes nothing. */
const unseen = async () => undefined

/** The records of a case and its originals, to be read only. `names` of the databases are given only by tests. */
export async function openHandoverStore(
  names: DatabaseNames = databaseNames,
): Promise<Result<HandoverStore, StorageFailure>> {
  const guard = createGuard(unseen)
  const opened = await openDatabases(guard, names)
  if (!opened.ok) return opened
  const { records, payload } = opened.value
  const [cases, parties, events, exhibits] = [
    dexieCases(records),
    dexieParties(records),
    dexieEvents(records),
    dexieExhibits(records),
  ]
  const sourceOf = objectSources(
    dexieObjects(records, payload, guard, await createChunkCheck(), { copy: vaultCopy }),
  )

  const read = async ({ caseId }: PackAsked) => {
    const [found, people, facts, evidence, { head }] = await Promise.all([
      cases.get(caseId),
      parties.ofCase(caseId),
      events.ofCase(caseId),
      exhibits.ofCase(caseId),
      journalState(records),
    ])
    return { found, people, facts, evidence, head }
  }
  return ok({
    records,
    guard,
    sourceOf,
    async gather(asked) {
      // one transaction, so that the log ends where the records stand
      const answer = await guard.read(() => records.transaction('r', records.tables, () => read(asked)))
      if (!answer.ok) return answer
      const { found, people, facts, evidence, head } = answer.value
      const byId = new Map(evidence.map((exhibit) => [exhibit.id, exhibit]))
      const cited = asked.bundle.exhibits
      const chosen = cited.flatMap((one) => {
        const exhibit = byId.get(asExhibitId(one.id))
        return exhibit ? [{ exhibit, source: sourceOf(exhibit.original), cited: one }] : []
      })
      if (!found || chosen.length !== cited.length) return failed({ kind: 'handover/case-changed' } as const)
      const { language, madeAt, zone, producer, device, bundle } = asked
      const files = bundle.files
        .filter(({ fileName }) => fileName !== sumsName)
        .map(({ fileName, file, sha256 }) => ({ fileName, sha256, source: blobSource(fileName, file) }))
      return ok({
        case: found,
        parties: people,
        events: facts,
        exhibits: chosen,
        bundle: { files, head: bundle.head, profile: bundle.profile, pages: bundle.pages },
        journal: { head, rows: journalRows(records, head) },
        language,
        madeAt,
        zone,
        producer,
        device,
      })
    },
  })
}
