import { type Effect, effectsOf } from '#shared/core/journal/effects.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'
import type { Gathered } from '#shared/core/trash/restore.ts'
import type { TrashedRecord } from '#shared/core/trash/trash.ts'
import type { RecordsDatabase } from '../databases.ts'
import { toldOf, trashKey } from '../derived.ts'
import { readable } from '../read-journal-anew.ts'
import { eventSchema } from '../rows/event-row.ts'
import { trashedOf } from '../rows/trash-row.ts'

/** Commits of a record's history that are looked through for links it lost. */
const lookedBack = 500

export interface Removed {
  readonly rows: readonly TrashedRecord[]
  /** Those and what their cases took along. */
  readonly all: readonly TrashedRecord[]
  /** All of them, as the journal keeps them. */
  readonly gone: readonly Effect[]
}

/** Undefined when one of them is no longer in the trash. */
export async function removedTogether(
  records: RecordsDatabase,
  keys: readonly string[],
): Promise<Removed | undefined> {
  const found = await records.trash.bulkGet([...keys])
  const rows = found.flatMap((row) => (row ? [trashedOf(row)] : []))
  if (rows.length === 0 || rows.length < keys.length) return undefined
  const cases = rows.filter(({ entity }) => entity === 'case')
  const inside = await Promise.all(
    cases.map(({ id, seq }) => records.trash.where('[whole+seq]').equals([id, seq]).toArray()),
  )
  const all = [...rows, ...inside.flat().map(trashedOf)]
  const gone: Effect[] = []
  for (const seq of new Set(all.map((row) => row.seq))) {
    const row = await records.journal.get(seq)
    const body = row && readable(row.body)
    if (!body) return undefined
    const wanted = new Set(all.filter((one) => one.seq === seq).map(trashKey))
    gone.push(...effectsOf(body).filter((effect) => wanted.has(trashKey(effect))))
  }
  return { rows, all, gone }
}

/** What restoring has to know besides. With its case everything comes back as it was: nothing is to be looked up. */
export async function gatherFor(
  records: RecordsDatabase,
  { rows, gone }: Pick<Removed, 'rows' | 'gone'>,
): Promise<Gathered> {
  const alone = rows.some(({ entity }) => entity === 'case') ? [] : gone
  const commitsOf = new Map<string, readonly (readonly Effect[])[]>()
  const read: ReadCommits = new Map()
  for (const { entity, id } of alone)
    if (entity === 'exhibit' || entity === 'event') commitsOf.set(id, await historyOf(records, id, read))
  const named = [...gone, ...[...read.values()].flat()].filter(({ entity }) => entity === 'event')
  const cited = named.flatMap(({ before }) => (before && 'exhibitIds' in before ? before.exhibitIds : []))
  const there = await records.exhibits.where('id').anyOf(unique(cited)).primaryKeys()
  const known = new Set<string>(there)
  return {
    gone,
    commitsOf,
    events: await eventsOf(records, unique(named.map(({ id }) => id))),
    isThere: (id) => known.has(id),
  }
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)]

async function eventsOf(records: RecordsDatabase, ids: string[]): Promise<ReadonlyMap<string, CaseEvent>> {
  const rows = await records.events.bulkGet(ids)
  const events = rows.flatMap((row) => (row ? [eventSchema.parse(row)] : []))
  return new Map(events.map((event) => [event.id, event]))
}

/** What the commits of one gathering did, by number: exhibits that went together share most of their history. */
type ReadCommits = Map<number, readonly Effect[]>

/** The commits told in the history of an exhibit or event, newest first. */
async function historyOf(
  records: RecordsDatabase,
  about: string,
  read: ReadCommits,
): Promise<readonly (readonly Effect[])[]> {
  const found = await toldOf(records, about).reverse().limit(lookedBack).primaryKeys()
  const unread = found.filter((seq) => !read.has(seq))
  for (const row of await records.journal.bulkGet(unread)) {
    const body = row && readable(row.body)
    // links are lost by what changes events or goes; of an import of hundreds nothing stays in memory
    if (body)
      read.set(
        row.seq,
        effectsOf(body).filter(({ entity, after }) => entity === 'event' || !after),
      )
  }
  return found.flatMap((seq) => {
    const effects = read.get(seq)
    return effects ? [effects] : []
  })
}
