import type { Table } from 'dexie'
import { canonicalJson } from '#shared/core/journal/canonical-json.ts'
import type { Cancel } from '#shared/core/ports.ts'
import type { RecordsDatabase } from './databases.ts'

/** Rows in memory at a time, of each side. */
const batch = 500

/** How many rows of a table differ between two databases. */
export interface TableDifference {
  readonly table: string
  readonly rows: number
}

/**
 * Compares what two stores say, table by table in the order of their keys. Where on a machine an original's bytes lie is not
 * part of it. Undefined when cancelled; `onTable` is told how many tables are done.
 */
export async function differingTables(
  one: RecordsDatabase,
  other: RecordsDatabase,
  cancel: Cancel,
  onTable: (done: number, total: number) => void,
): Promise<readonly TableDifference[] | undefined> {
  const found: TableDifference[] = []
  for (const [index, table] of one.tables.entries()) {
    const rows = await differingRows(table, other.table(table.name), cancel)
    if (rows === undefined) return undefined
    if (rows > 0) found.push({ table: table.name, rows })
    onTable(index + 1, one.tables.length)
  }
  return found
}

async function differingRows(one: Table, other: Table, cancel: Cancel): Promise<number | undefined> {
  let differing = 0
  const [left, right] = [rowsByKey(one), rowsByKey(other)]
  let [a, b] = [await left.next(), await right.next()]
  while (a.done !== true || b.done !== true) {
    if (cancel.aborted) return undefined
    const order = a.done === true ? 1 : b.done === true ? -1 : indexedDB.cmp(a.value.key, b.value.key)
    if (order !== 0 || (a.done !== true && b.done !== true && a.value.said !== b.value.said)) differing += 1
    if (order <= 0) a = await left.next()
    if (order >= 0) b = await right.next()
  }
  return differing
}

interface Said {
  readonly key: IDBValidKey
  readonly said: string
}

async function* rowsByKey(table: Table<unknown, IDBValidKey>): AsyncGenerator<Said> {
  for (let after: IDBValidKey | undefined; ;) {
    const from = after === undefined ? table.orderBy(':id') : table.where(':id').above(after)
    const [keys, rows] = await Promise.all([
      from.clone().limit(batch).primaryKeys(),
      from.limit(batch).toArray(),
    ])
    for (const [index, key] of keys.entries()) {
      const said = canonicalJson(withoutPlace(table.name, rows[index]))
      if (!isOwn(table.name, key)) yield { key, said }
    }
    after = keys.at(-1)
    if (keys.length < batch || after === undefined) return
  }
}

/** Each machine's store has its own name. */
const isOwn = (table: string, key: IDBValidKey) => table === 'meta' && key === 'device'

/** The field of a table that says where on this machine bytes lie, or lay. */
const places: ReadonlyMap<string, string> = new Map([
  ['objects', 'sid'],
  ['purged', 'sids'],
])

function withoutPlace(table: string, row: unknown): unknown {
  const place = places.get(table)
  if (place === undefined || typeof row !== 'object' || row === null) return row
  return Object.fromEntries(Object.entries(row).filter(([field]) => field !== place))
}
