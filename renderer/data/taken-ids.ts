import type { EntityName } from '#shared/core/journal/operation.ts'
import type { RecordsDatabase } from './databases.ts'
import { toldOf } from './derived.ts'
import { tableOf } from './projection.ts'

interface Named {
  readonly entity: EntityName
  readonly value: { readonly id: string }
}

/**
 * Which of these records' ids are given here already. A case that the journal has told of before, even if it was removed since, takes
 * all of them: undo could bring it back.
 */
export async function takenIds(
  records: RecordsDatabase,
  wanted: readonly Named[],
): Promise<(entity: EntityName, id: string) => boolean> {
  for (const { entity, value } of wanted) {
    if (entity !== 'case') continue
    if ((await toldOf(records, value.id).first()) !== undefined) return () => true
  }
  const taken = new Set<string>()
  const entities = new Set(wanted.map(({ entity }) => entity))
  for (const entity of entities) {
    const ids = wanted.flatMap((one) => (one.entity === entity ? [one.value.id] : []))
    for (const row of await tableOf(records, entity).bulkGet(ids)) if (row) taken.add(`${entity} ${row.id}`)
  }
  return (entity, id) => taken.has(`${entity} ${id}`)
}
