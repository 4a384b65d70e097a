import type { Sha256 } from '#shared/core/ids.ts'
import type { JournalRow } from '#shared/core/journal/commit.ts'
import { type Derived, writeDerived } from './derived.ts'
import type { ObjectRow, RecordsDatabase } from './databases.ts'
import { type JournalState, stateRows } from './meta.ts'
import { type Projection, tableOf } from './projection.ts'

/** Everything that a commit writes, or several that become true together, worked out beforehand. */
export interface Link {
  readonly rows: readonly JournalRow[]
  readonly state: JournalState
  readonly projections: readonly Projection[]
  readonly gained: ReadonlyMap<string, number>
  /** Of each row. */
  readonly derived: readonly Derived[]
  /** Left alone where the same bytes are known already: theirs are the chunks that count. */
  readonly originals: readonly ObjectRow[]
  /** What the last row purged. */
  readonly purged?: { readonly seq: number; readonly originals: readonly Sha256[] }
}

/**
 * The one transaction. `journal.bulkAdd` refuses a number that is taken, so two writers that got past the lock cannot fork
 * the chain: the later one fails whole.
 */
export async function writeLink(records: RecordsDatabase, link: Link): Promise<void> {
  const tables = link.projections.map(({ entity }) => tableOf(records, entity))
  const scope = [
    records.journal,
    records.meta,
    records.objects,
    records.tally,
    records.concerns,
    records.trash,
    records.purged,
    records.exhibits,
  ]
  await records.transaction('rw', [...scope, ...tables], async () => {
    await records.journal.bulkAdd([...link.rows])
    for (const { entity, puts, removes } of link.projections) {
      if (removes.length > 0) await tableOf(records, entity).bulkDelete([...removes])
      if (puts.length > 0) await tableOf(records, entity).bulkPut([...puts])
    }
    for (const original of link.originals)
      if (!(await records.objects.get(original.sha256))) await records.objects.add(original)
    for (const [caseId, count] of link.gained) {
      const exhibits = ((await records.tally.get(caseId))?.exhibits ?? 0) + count
      await (exhibits > 0 ? records.tally.put({ caseId, exhibits }) : records.tally.delete(caseId))
    }
    for (const derived of link.derived) await writeDerived(records, derived)
    if (link.purged) await forget(records, link.purged)
    await records.meta.bulkPut([...stateRows(link.state)])
  })
}

/** Originals that nobody uses any more are no longer known from here on; their bytes are left to `erase.ts`. */
async function forget(
  records: RecordsDatabase,
  { seq, originals }: NonNullable<Link['purged']>,
): Promise<void> {
  for (const sha256 of originals) {
    if (await isUsed(records, sha256)) continue
    const [known, before] = [await records.objects.get(sha256), await records.purged.get(sha256)]
    const sids = [...(before?.sids ?? []), ...(known ? [known.sid] : [])]
    await records.purged.put({ sha256, seq, sids })
    await records.objects.delete(sha256)
  }
}

/** Whether an exhibit has this original, be it in a case or in the trash. */
export const isUsed = async (
  { exhibits, trash }: Pick<RecordsDatabase, 'exhibits' | 'trash'>,
  sha256: string,
): Promise<boolean> =>
  (await exhibits.where('original.sha256').equals(sha256).count()) > 0 ||
  (await trash.where('sha256').equals(sha256).count()) > 0
