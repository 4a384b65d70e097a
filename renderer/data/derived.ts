import type { JournalBody } from '#shared/core/journal/commit.ts'
import { concernsOf } from '#shared/core/journal/concerns.ts'
import { effectsOf } from '#shared/core/journal/effects.ts'
import { type TrashedRecord, trashChangeOf } from '#shared/core/trash/trash.ts'
import type { ConcernRow, RecordsDatabase, TrashRow } from './databases.ts'

/** What a commit changes in the tables that are made from the journal and could be made anew from it. */
export interface Derived {
  readonly concerns: readonly ConcernRow[]
  readonly thrown: readonly TrashRow[]
  /** Keys of the trash. */
  readonly back: readonly string[]
}

export const trashKey = ({ entity, id }: Pick<TrashedRecord, 'entity' | 'id'>) => `${entity} ${id}`

/** A pure function of the journal's row: rebuilding from a vault gives the same tables as living did. */
export function derivedOf(seq: number, body: JournalBody): Derived {
  const { thrown, back } = trashChangeOf(seq, body)
  return {
    concerns: concernsOf(effectsOf(body), body.purge).map((about) => ({ about, seq })),
    thrown: thrown.map((record) => ({ key: trashKey(record), ...record })),
    back: back.map(trashKey),
  }
}

type DerivedTables = Pick<RecordsDatabase, 'concerns' | 'trash'>

/** Inside the transaction that writes the commit, in the order of commits. Asks for everything before it awaits. */
export async function writeDerived({ concerns, trash }: DerivedTables, derived: Derived): Promise<void> {
  await Promise.all([
    concerns.bulkPut([...derived.concerns]),
    ...(derived.back.length > 0 ? [trash.bulkDelete([...derived.back])] : []),
    ...(derived.thrown.length > 0 ? [trash.bulkPut([...derived.thrown])] : []),
  ])
}
