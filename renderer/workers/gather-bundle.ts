import type { BundleInput } from '#shared/bundle/plan/bundle-input.ts'
import { Cancelled } from '#shared/bundle/ports.ts'
import type { BundleFailure, StorageFailure } from '#shared/core/failure.ts'
import type { Cancel } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { createChunkCheck } from '../data/chunk-check.ts'
import { type DatabaseNames, databaseNames, DerivedDatabase } from '../data/databases.ts'
import { createGuard } from '../data/guard.ts'
import { journalState } from '../data/meta.ts'
import { dexieObjects } from '../data/objects.ts'
import { openDatabases } from '../data/open-databases.ts'
import { dexieCases } from '../data/repositories/cases.ts'
import { dexieEvents } from '../data/repositories/events.ts'
import { dexieExhibits } from '../data/repositories/exhibits.ts'
import { dexieLedger } from '../data/repositories/ledger.ts'
import { dexieParties } from '../data/repositories/parties.ts'
import { dexieTexts } from '../data/repositories/texts.ts'
import { stored } from '../data/stored.ts'
import type { BundleAsked as Asked } from './bundle-protocol.ts'
import { objectSources } from './ports/object-sources.ts'
import { vaultHashes } from './ports/vault-hashes.ts'
import { rememberedRoots } from './remembered-roots.ts'
import { vaultCopy } from './vault-copy.ts'

type GatherFailure = StorageFailure | BundleFailure

/** What the store says about a case at one moment, and its originals by range. This worker only reads. */
export interface BundleStore {
  readonly gather: (asked: Asked, cancel: Cancel) => Promise<Result<BundleInput, GatherFailure>>
}

/** The worker cannot see the disk, and need not: it writes nothing. */
const unseen = async () => undefined
const ofNoSize = { neededBytes: 0, freeBytes: unseen }

/** `names` of the databases are given only by tests. */
export async function openBundleStore(
  names: DatabaseNames = databaseNames,
): Promise<Result<BundleStore, StorageFailure>> {
  const guard = createGuard(unseen)
  const opened = await openDatabases(guard, names)
  if (!opened.ok) return opened
  const { records, payload } = opened.value
  const repositories = {
    cases: dexieCases(records),
    parties: dexieParties(records),
    events: dexieEvents(records),
    exhibits: dexieExhibits(records),
    ledger: dexieLedger(records),
  }
  const rootAt = rememberedRoots(records, (await vaultHashes()).hashText)
  const texts = dexieTexts(new DerivedDatabase(names.derived), guard)
  const sourceOf = objectSources(
    dexieObjects(records, payload, guard, await createChunkCheck(), { copy: vaultCopy }),
  )

  const read = async ({ caseId }: Asked) => {
    const [found, parties, events, exhibits, entries, { head }] = await Promise.all([
      repositories.cases.get(caseId),
      repositories.parties.ofCase(caseId),
      repositories.events.ofCase(caseId),
      repositories.exhibits.ofCase(caseId),
      repositories.ledger.ofCase(caseId),
      journalState(records),
    ])
    return { found, parties, events, exhibits, entries, head }
  }
  return ok({
    async gather(asked, cancel) {
      // one transaction, so that the printed journal head is that of the printed records
      const answer = await guard.read(() => records.transaction('r', records.tables, () => read(asked)))
      if (!answer.ok) return answer
      const { found, exhibits, ...rest } = answer.value
      if (!found) throw new Error(`no case ${asked.caseId}`)
      const byId = new Map(exhibits.map((exhibit) => [exhibit.id as string, exhibit]))
      const chosen = asked.options.exhibitIds.flatMap((id) => byId.get(id) ?? [])
      if (chosen.length === 0) return failed({ kind: 'bundle/no-exhibits' })
      // rows up to the head never change, so they need not be read in the transaction
      // without a deadline: a long journal takes seconds, and is walked through once
      const walked = await stored(() => rootAt(found.id, rest.head, cancel).catch(cancelledOr), ofNoSize)
      if (!walked.ok) return walked
      const caseRoot = walked.value
      if (caseRoot === undefined) return failed({ kind: 'bundle/cancelled' })
      const { options, madeAt, zone, producer } = asked
      // derived and of no journal: a picture whose text is not there yet goes without
      const recognised = await texts.of(chosen.map(({ original }) => original.sha256)).catch(() => new Map())
      const sources = chosen.map((exhibit) => ({
        exhibit,
        source: sourceOf(exhibit.original),
        recognised: recognised.get(exhibit.original.sha256),
        password: asked.passwords?.get(exhibit.original.sha256),
      }))
      return ok({ case: found, ...rest, caseRoot, exhibits: sources, options, madeAt, zone, producer })
    },
  })
}

function cancelledOr(error: unknown): undefined {
  if (!(error instanceof Cancelled)) throw error
}
