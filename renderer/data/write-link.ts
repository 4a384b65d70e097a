import type { Sha256 } from '#shared/core/ids.ts'
import type { JournalRow } from '#shared/core/journal/commit.ts'
import type { Operation } from '#shared/core/journal/operation.ts'
import { type Derived, writeDerived } from './derived.ts'
import type { ObjectRow, RecordsDatabase } from './databases.ts'
import { type JournalState, stateRows } from './meta.ts'
import { type Projection, tableOf } from './projection.ts'

/** Everything that a commit writes, or several that become true together. */
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
 * The one transaction, in which `ops` become true: `linkOf` looks at what they touch as it is, and awaits nothing but IndexedDB.
 * `journal.bulkAdd` refuses a number that is taken, so two writers that got past the lock cannot fork the chain: the later one
 * fails whole.
 */
export async function writeLink<T extends Link>(
  records: RecordsDatabase,
  ops: readonly Operation[],
  linkOf: () => Promise<T>,
): Promise<T> {
  const tables = [...new Set(ops.map(({ entity }) => tableOf(records, entity)))]
  const scope = [
    records.journal,
    records.meta,
    records.objects,
    records.tally,
    records.told,
    records.trash,
    records.purged,
    records.exhibits,
  ]
  return await records.transaction('rw', [...scope, ...tables], async () => {
    const link = await linkOf()
    // IndexedDB keeps the order in which it was asked, so nobody waits for an answer between two writes
    await Promise.all([
      records.journal.bulkAdd([...link.rows]),
      ...link.projections.flatMap(({ entity, puts, removes }) => [
        ...(removes.length > 0 ? [tableOf(records, entity).bulkDelete([...removes])] : []),
        ...(puts.length > 0 ? [tableOf(records, entity).bulkPut([...puts])] : []),
      ]),
      ...(link.originals.length > 0 ? [addOriginals(records, link.originals)] : []),
      ...(link.gained.size > 0 ? [count(records, link.gained)] : []),
      writeDerived(records, link.derived),
      records.meta.bulkPut([...stateRows(link.state)]),
    ])
    if (link.purged) await forget(records, link.purged)
    return link
  })
}

async function addOriginals({ objects }: RecordsDatabase, originals: readonly ObjectRow[]): Promise<void> {
  const known = await objects.bulkGet(originals.map(({ sha256 }) => sha256))
  await objects.bulkAdd([...newOnes(originals, known)])
}

async function count({ tally }: RecordsDatabase, gained: Link['gained']): Promise<void> {
  const tallies = await tally.bulkGet([...gained.keys()])
  const counts = [...gained].map(([caseId, more], index) => ({
    caseId,
    exhibits: (tallies[index]?.exhibits ?? 0) + more,
  }))
  await Promise.all([
    tally.bulkPut(counts.filter(({ exhibits }) => exhibits > 0)),
    tally.bulkDelete(counts.flatMap(({ caseId, exhibits }) => (exhibits > 0 ? [] : [caseId]))),
  ])
}

/** Each original once, as it came first, without those whose bytes are known already. */
function newOnes(
  originals: readonly ObjectRow[],
  known: readonly (ObjectRow | undefined)[],
): readonly ObjectRow[] {
  const found = new Map<string, ObjectRow>()
  for (const [index, original] of originals.entries())
    if (!known[index] && !found.has(original.sha256)) found.set(original.sha256, original)
  return [...found.values()]
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
