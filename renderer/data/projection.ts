import type { Table } from 'dexie'
import type { BeforeImage } from '#shared/core/journal/inverse.ts'
import {
  type Entities,
  type EntityName,
  entityNames,
  type Operation,
  targetOf,
} from '#shared/core/journal/operation.ts'
import type { RecordsDatabase, StoredRecord } from './databases.ts'
import { caseSchema } from './rows/case-row.ts'
import { entrySchema } from './rows/entry-row.ts'
import { eventRowOf, eventSchema } from './rows/event-row.ts'
import { exhibitSchema } from './rows/exhibit-row.ts'
import { exportSchema } from './rows/export-row.ts'
import { partySchema } from './rows/party-row.ts'

/** How a record of each kind is read. */
export const recordSchemas = {
  case: caseSchema,
  party: partySchema,
  event: eventSchema,
  exhibit: exhibitSchema,
  entry: entrySchema,
  export: exportSchema,
}

export const tableOf = (records: RecordsDatabase, entity: EntityName): Table<StoredRecord, string> =>
  ({
    case: records.cases,
    party: records.parties,
    event: records.events,
    exhibit: records.exhibits,
    entry: records.entries,
    export: records.exports,
  })[entity]

/** What the tables will say once a list of operations has been applied: only the last word on each record counts. */
export interface Projection {
  readonly entity: EntityName
  readonly puts: readonly StoredRecord[]
  readonly removes: readonly string[]
}

export function projectionsOf(ops: readonly Operation[]): readonly Projection[] {
  const last = new Map(ops.map((op) => [Object.values(targetOf(op)).join(' '), op] as const))
  return entityNames.flatMap((entity) => {
    const words = [...last.values()].filter((op) => op.entity === entity)
    const puts = words.flatMap((op) => (op.op === 'put' ? [rowOf(op)] : []))
    const removes = words.flatMap((op) => (op.op === 'remove' ? [op.id] : []))
    return words.length > 0 ? [{ entity, puts, removes }] : []
  })
}

const rowOf = (op: Operation & { op: 'put' }): StoredRecord =>
  op.entity === 'event' ? eventRowOf(op.value) : { ...op.value }

/** Looks up every record that the operations touch, as it is now. */
export async function beforeImages(
  records: RecordsDatabase,
  ops: readonly Operation[],
): Promise<BeforeImage> {
  const found = new Map<string, Entities[EntityName]>()
  const targets = ops.map(targetOf)
  const lookUp = async (entity: EntityName) => {
    const ids = targets.flatMap((target) => (target.entity === entity ? [target.id] : []))
    if (ids.length === 0) return
    for (const row of await tableOf(records, entity).bulkGet([...new Set(ids)]))
      if (row) found.set(`${entity} ${row.id}`, recordSchemas[entity].parse(row))
  }
  await Promise.all(entityNames.map(lookUp))
  return (entity, id) => found.get(`${entity} ${id}`)
}

/** How many exhibits each case gains or loses by the operations. */
export function exhibitsGained(ops: readonly Operation[], before: BeforeImage): ReadonlyMap<string, number> {
  const gained = new Map<string, number>()
  const add = (caseId: string | undefined, count: number) => {
    if (caseId !== undefined) gained.set(caseId, (gained.get(caseId) ?? 0) + count)
  }
  const exhibits = ops.filter((op) => op.entity === 'exhibit')
  for (const op of new Map(exhibits.map((op) => [targetOf(op).id, op] as const)).values()) {
    const was = before('exhibit', targetOf(op).id)
    if (was && 'caseId' in was) add(was.caseId, -1)
    if (op.op === 'put') add(op.value.caseId, 1)
  }
  return gained
}
