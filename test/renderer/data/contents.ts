import type { OpenedStore } from '../../../renderer/data/open-store.ts'

/** Everything that is kept, apart from where on this machine. */
export async function contents({ databases: { records } }: OpenedStore) {
  const local = new Set(['meta', 'objects', 'purged'])
  const tables = records.tables.filter(({ name }) => !local.has(name))
  const rows = await Promise.all(tables.map(async (table) => [table.name, await table.toArray()] as const))
  const objects = (await records.objects.toArray()).map(({ sha256, bytes, chunks }) => ({
    sha256,
    bytes,
    chunks,
  }))
  const purged = (await records.purged.toArray()).map(({ sha256, seq }) => ({ sha256, seq }))
  const meta = await records.meta.bulkGet(['head', 'stacks'])
  return { tables: Object.fromEntries(rows), objects, purged, meta }
}
