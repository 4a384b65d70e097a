import { type Collection, Dexie, type Table } from 'dexie'
import type { JournalBody } from '#shared/core/journal/commit.ts'
import { concernsOf } from '#shared/core/journal/concerns.ts'
import { effectsOf } from '#shared/core/journal/effects.ts'
import { type TrashedRecord, trashChangeOf } from '#shared/core/trash/trash.ts'
import type { RecordsDatabase, ToldRow, TrashRow } from './databases.ts'

/** What a commit changes in the tables that are made from the journal and could be made anew from it. */
export interface Derived {
  readonly told: ToldRow
  readonly thrown: readonly TrashRow[]
  /** Keys of the trash. */
  readonly back: readonly string[]
}

export const trashKey = ({ entity, id }: Pick<TrashedRecord, 'entity' | 'id'>) => `${entity} ${id}`

/** A pure function of the journal's row: rebuilding from a vault gives the same tables as living did. */
export function derivedOf(seq: number, body: JournalBody): Derived {
  const { thrown, back } = trashChangeOf(seq, body)
  return {
    told: { seq, about: concernsOf(effectsOf(body), body.purge).map((id) => [id, seq]) },
    thrown: thrown.map((record) => ({ key: trashKey(record), ...record })),
    back: back.map(trashKey),
  }
}

/** Inside the transaction that writes the commits, in their order. */
export async function writeDerived(
  { told, trash }: Pick<RecordsDatabase, 'told' | 'trash'>,
  derived: readonly Derived[],
): Promise<void> {
  await Promise.all([told.bulkPut(derived.map((one) => one.told)), writeTrash(trash, derived)])
}

/** The last word of these commits on each record. */
export async function writeTrash(trash: Table<TrashRow, string>, derived: readonly Derived[]): Promise<void> {
  const last = new Map<string, TrashRow | undefined>()
  for (const { back, thrown } of derived) {
    for (const key of back) last.set(key, undefined)
    for (const row of thrown) last.set(row.key, row)
  }
  const thrown = [...last.values()].filter((row) => row !== undefined)
  const back = [...last].flatMap(([key, row]) => (row ? [] : [key]))
  await Promise.all([
    ...(thrown.length > 0 ? [trash.bulkPut(thrown)] : []),
    ...(back.length > 0 ? [takeOut(trash, back)] : []),
  ])
}

/** Every new record is taken out, though hardly one was in: a trash with less in it than these is looked through instead. */
async function takeOut(trash: Table<TrashRow, string>, back: readonly string[]): Promise<void> {
  const some = new Set(await trash.limit(back.length).primaryKeys())
  const there = some.size < back.length ? back.filter((key) => some.has(key)) : back
  if (there.length > 0) await trash.bulkDelete([...there])
}

/** The commits told in the history of a case, an exhibit or an event, oldest first; their primary keys are their numbers. */
export const toldOf = (
  { told }: Pick<RecordsDatabase, 'told'>,
  about: string,
  before?: number,
): Collection<ToldRow, number> =>
  told.where('about').between([about, Dexie.minKey], [about, before ?? Dexie.maxKey], true, false)
