import type { Table } from 'dexie'
import { RecordsDatabase } from '../../../renderer/data/databases.ts'
import { pull } from '../../../renderer/data/mirror.ts'
import type { OpenedStore } from '../../../renderer/data/open-store.ts'
import { eventRowOf } from '../../../renderer/data/rows/event-row.ts'
import { asCaseId } from '../../../shared/core/ids.ts'
import { emptyHead } from '../../../shared/core/journal/commit.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import type { EventPage, Vault } from '../../../shared/core/ports.ts'
import { ok } from '../../../shared/core/result.ts'
import { sortKeyOf } from '../../../shared/core/timeline/event.ts'
import { caseId } from '../../builders/a-case.ts'
import { anEvent } from '../../builders/an-event.ts'

const opsPerCommit = 100
const eventNumber = (n: number) =>
  anEvent({
    id: `event-${n}`,
    date: `${1990 + (n % 30)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
  })
/** One of the first twenty of the thirty years: fifty more are always behind it. */
const someEvent = (size: number) =>
  eventNumber(30 * Math.floor((Math.random() * size) / 30) + Math.floor(Math.random() * 20))
const middleOf = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN
async function msOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
/** Of the writing alone: as many rows at a time as a rebuild takes. */
async function copyTime(from: Table, to: Table): Promise<number> {
  const rowsAtOnce = from.name === 'journal' ? 20 : 20 * opsPerCommit
  let [ms, last] = [0, undefined as unknown]
  for (;;) {
    const query = last === undefined ? from.orderBy(':id') : from.where(':id').above(last)
    const [rows, keys] = [
      await query.limit(rowsAtOnce).toArray(),
      await query.limit(rowsAtOnce).primaryKeys(),
    ]
    if (rows.length === 0) return ms
    last = keys.at(-1)
    ms += await msOf(async () => await to.bulkPut(rows))
  }
}
const turn = () => new Promise((resolve) => setTimeout(resolve, 0))

interface Names {
  readonly records: string
  readonly payload: string
  readonly derived: string
}

/** Times of what is done with records, for stores of any size. All in milliseconds, medians where there are many. */
export function recordsLab(open: (names: Names) => Promise<OpenedStore>) {
  const named = (name: string) => ({ records: `r-${name}`, payload: `p-${name}`, derived: `d-${name}` })
  const openedFor = (events: number) => open(named(String(events)))
  let written = 0

  return {
    /** Commits so many events, over thirty years, to a store of their own. */
    async fill(events: number): Promise<number> {
      const { door, close } = await openedFor(events)
      const began = performance.now()
      for (let from = 0; from < events; from += opsPerCommit) {
        const count = Math.min(opsPerCommit, events - from)
        const ops = Array.from({ length: count }, (_, k) => put('event', eventNumber(from + k)))
        const done = await door.commit({ label: 'event-added', ops })
        if (!done.ok) throw new Error(done.failure.kind)
      }
      close()
      return performance.now() - began
    },

    /** Reading a page of fifty behind a random event, the stores taking turns. */
    async pageTimes(sizes: readonly number[], pages: number): Promise<readonly number[]> {
      const stores = await Promise.all(
        sizes.map(async (size) => ({ size, store: await openedFor(size), times: new Array<number>() })),
      )
      for (let n = 0; n < pages; n += 1)
        for (const { size, store, times } of stores) {
          const after = sortKeyOf(someEvent(size))
          const began = performance.now()
          const page = await store.events.page({ caseId, limit: 50, after })
          times.push(performance.now() - began)
          if (page.events.length !== 50) throw new Error(`a page of ${page.events.length}`)
        }
      stores.forEach(({ store }) => store.close())
      return stores.map(({ times }) => middleOf(times))
    },

    /** Opening a store, the sizes taking turns. */
    async openTimes(sizes: readonly number[], times: number): Promise<readonly number[]> {
      const seen = sizes.map((): number[] => [])
      for (let n = 0; n < times; n += 1)
        for (const [index, size] of sizes.entries()) {
          const began = performance.now()
          const { close } = await openedFor(size)
          seen[index]?.push(performance.now() - began)
          close()
          await turn()
        }
      return seen.map(middleOf)
    },

    /** From a write to the page that shows it; and how often a watched page was told of another case's write. */
    async refreshTimes(size: number, times: number): Promise<{ ms: number; spurious: number }> {
      const store = await openedFor(size)
      let [told, waiting] = [0, (_page: EventPage) => {}]
      const stop = store.events.watchPage({ caseId, limit: 50 }, (page) => {
        told += 1
        waiting(page)
      })
      const firstTold = new Promise<EventPage>((resolve) => (waiting = resolve))
      await firstTold
      const seen: number[] = []
      for (let n = 0; n < times; n += 1) {
        const text = `written ${(written += 1)}`
        const shown = new Promise<void>((resolve) => {
          waiting = (page) => page.events.some((event) => event.text === text) && resolve()
        })
        const began = performance.now()
        await store.door.commit({
          label: 'event-edited',
          ops: [put('event', anEvent({ id: 'event-first', date: '1980-01-01', text }))],
        })
        await shown
        seen.push(performance.now() - began)
      }
      const before = told
      for (let n = 0; n < times; n += 1)
        await store.door.commit({
          label: 'event-edited',
          ops: [put('event', anEvent({ id: 'event-else', caseId: asCaseId('another'), text: `${n}` }))],
        })
      await new Promise((resolve) => setTimeout(resolve, 500))
      stop()
      store.close()
      return { ms: middleOf(seen), spurious: told - before }
    },

    /** So many commits of `batch` events each: through the door, and as rows put into their table alone. */
    async journalTimes(
      batch: number,
      times: number,
      what: 'added' | 'edited',
    ): Promise<{ door: number; bare: number }> {
      const { door, databases, close } = await open(named(`journal-${batch}-${what}`))
      const { records } = databases
      const begun = performance.now()
      const values = (n: number) =>
        Array.from({ length: batch }, (_, k) =>
          anEvent({ id: what === 'added' ? `event-${begun}-${n}-${k}` : `event-${k}`, text: `text ${n}` }),
        )
      const seen = { door: new Array<number>(), bare: new Array<number>() }
      for (let n = 0; n <= times; n += 1) {
        const ops = values(2 * n).map((value) => put('event', value))
        seen.door.push(await msOf(() => door.commit({ label: 'event-edited', ops })))
        const rows = values(2 * n + 1).map(eventRowOf)
        const bare = () => records.transaction('rw', records.events, () => records.events.bulkPut(rows))
        seen.bare.push(await msOf(async () => await bare()))
      }
      close()
      // the first of each makes what the others change
      return { door: middleOf(seen.door.slice(1)), bare: middleOf(seen.bare.slice(1)) }
    },

    /**
     * A store made anew from the journal of the one with so many events; and the rows that result put in as they are: of every
     * table, and those of the events alone.
     */
    async rebuildTimes(events: number): Promise<{ rebuild: number; bulk: number; eventsAlone: number }> {
      const from = await openedFor(events)
      const { journal } = from.databases.records
      const vault = {
        rows: async (seq: number) => ok(await journal.where('seq').aboveOrEqual(seq).limit(20).toArray()),
      }
      const { head } = await from.door.history()
      const fresh = named(`rebuilt-${performance.now()}`)
      const store = await open(fresh)
      const run = { cancel: { aborted: false }, onProgress: () => undefined }
      const rebuild = await msOf(async () => {
        // nothing else of a vault is asked for its rows
        const pulled = await pull(store.mirrored, vault as unknown as Vault, emptyHead, head, run)
        if (!pulled.ok) throw new Error(pulled.failure.kind)
      })
      if ((await store.databases.records.events.count()) < events) throw new Error('not all came back')
      const bare = new RecordsDatabase(`bare-${performance.now()}`)
      await bare.open()
      const times = new Map<string, number>()
      for (const { name } of bare.tables)
        times.set(name, await copyTime(store.databases.records.table(name), bare.table(name)))
      await bare.delete()
      store.close()
      await store.databases.records.delete()
      from.close()
      const bulk = [...times.values()].reduce((sum, ms) => sum + ms, 0)
      return { rebuild, bulk, eventsAlone: times.get('events') ?? Number.NaN }
    },
  }
}
