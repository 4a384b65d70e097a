import { createSHA256 } from 'hash-wasm'
import { canonicalJson } from '#shared/core/journal/canonical-json.ts'
import { asSha256 } from '#shared/core/ids.ts'
import type { JournalRow } from '#shared/core/journal/commit.ts'
import { chunkBytes } from '../../../renderer/data/chunk-bytes.ts'
import { type ObjectRow, RecordsDatabase } from '../../../renderer/data/databases.ts'
import type { OpenedStore } from '../../../renderer/data/open-store.ts'
import { replay } from '../../../renderer/data/replay.ts'
import { journalBodyOf } from '../../../renderer/data/rows/journal-body.ts'
import type { Found } from './told.ts'

/** Rows that are replayed in one transaction. */
const batch = 100

/** Looks at everything that a store holds: its chain, every original against its hash, its tables against a rebuild. */
export async function found(store: OpenedStore, rebuilds: boolean): Promise<Found> {
  const { records, payload } = store.databases
  const [swept, erased] = [await store.swept, await store.erasing.first()]
  const rows = await records.journal.orderBy('seq').toArray()
  const exhibits = putBy(rows)

  const chain = await store.journal.check({ aborted: false }, () => undefined)
  const objects = await records.objects.toArray()
  const purged = new Set(await records.purged.toCollection().primaryKeys())
  const broken: (string | undefined)[] = []
  for (const object of objects) broken.push(await isWhole(store, object))
  const known = new Set(objects.map(({ sha256 }) => sha256))
  const owners = new Set(objects.map(({ sid }) => sid))
  const chunkKeys = await payload.chunks.toCollection().primaryKeys()
  const orphans = chunkKeys.filter(([sid]) => !owners.has(sid))
  return {
    hashes: rows.map(({ hash }) => hash),
    exhibits: Object.fromEntries(exhibits),
    half: [
      ...(chain.ok ? [] : [`the chain: ${JSON.stringify(chain.failure)}`]),
      ...(rebuilds ? await unlikeRebuild(store) : []),
      ...broken.filter((words) => words !== undefined),
      ...[...exhibits.values()]
        .filter((sha256) => !known.has(sha256) && !purged.has(sha256))
        .map((sha256) => `${sha256} is nowhere`),
      ...(swept.ok ? [] : [`not swept: ${swept.failure.kind}`]),
      ...(erased.ok ? [] : [`not erased: ${erased.failure.kind}`]),
      ...(orphans.length > 0 ? [`${orphans.length} chunks are nobody's`] : []),
      ...((await payload.staging.count()) > 0 ? ['bytes on their way in were not settled'] : []),
    ],
  }
}

/** Exhibits that these rows put, with the hashes of their originals. */
export function putBy(rows: readonly JournalRow[]): ReadonlyMap<string, string> {
  const ops = rows.flatMap(({ body }) => journalBodyOf(body).ops)
  const put = ops.flatMap((op) => (op.op === 'put' && op.entity === 'exhibit' ? [op.value] : []))
  return new Map(put.map(({ id, original }) => [id, original.sha256]))
}

async function isWhole({ objects }: OpenedStore, row: ObjectRow): Promise<string | undefined> {
  const hash = await createSHA256()
  for (let at = 0; at < row.bytes; at += chunkBytes) {
    const read = await objects.read(asSha256(row.sha256), at, chunkBytes)
    if (!read.ok) return `${row.sha256}: ${read.failure.kind}`
    hash.update(read.value)
  }
  return hash.digest() === row.sha256 ? undefined : `${row.sha256} hashes to something else`
}

/** Tables that say something else than the journal does when it is played from its beginning. */
async function unlikeRebuild({ databases: { records }, mirrored }: OpenedStore): Promise<readonly string[]> {
  const scratch = new RecordsDatabase('recourse-torture-rebuild')
  await scratch.delete()
  await scratch.open()
  try {
    for (let seq = 0; ;) {
      const rows = await records.journal.where('seq').above(seq).limit(batch).toArray()
      if (rows.length === 0) break
      await replay(scratch, rows, mirrored)
      seq += rows.length
    }
    const [live, rebuilt] = await Promise.all([textOf(records), textOf(scratch)])
    return Object.keys(live)
      .filter((table) => live[table] !== rebuilt[table])
      .map((table) => `${table} is not what the journal says`)
  } finally {
    await scratch.delete()
  }
}

async function textOf(records: RecordsDatabase): Promise<Readonly<Record<string, string>>> {
  const said = records.tables.map(async ({ name }): Promise<readonly [string, string]> => {
    const rows: readonly object[] = await records.table(name).toArray()
    return [name, canonicalJson(rows.flatMap(comparable))]
  })
  return Object.fromEntries(await Promise.all(said))
}

/** Which machine this is, and where an original lies, is another matter in a rebuild. */
function comparable(row: object): readonly object[] {
  if ('k' in row && row.k === 'device') return []
  const { sid: _elsewhere, sids: _before, ...rest } = row as { sid?: string; sids?: readonly string[] }
  return [rest]
}
