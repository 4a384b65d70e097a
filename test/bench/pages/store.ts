import { databaseNames } from '../../../renderer/data/databases.ts'
import { openStore } from '../../../renderer/data/open-store.ts'
import { startBundleMaker } from '../../../renderer/workers/start-bundle-maker.ts'
import { startImporter } from '../../../renderer/workers/start-importer.ts'
import { startMedia } from '../../../renderer/workers/start-media.ts'
import { startUnsaved } from '../../../renderer/workers/unsaved/start-unsaved.ts'
import { asCaseId, asInstant } from '../../../shared/core/ids.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { sortKeyOf } from '../../../shared/core/timeline/event.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anEvent } from '../../builders/an-event.ts'

const clock = { now: () => asInstant(new Date().toISOString()), zone: () => 'Asia/Shanghai' }
const newId = () => crypto.randomUUID()
const freeBytes = () => Promise.resolve(undefined)
const device = 'bench'

const eventsPerCommit = 500
const eventNumber = (n: number) =>
  anEvent({
    id: `event-${n}`,
    date: `${1990 + (n % 30)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
  })
/** One of the first twenty of the thirty years: fifty more are always behind it. */
const someEvent = (size: number) =>
  eventNumber(30 * Math.floor((Math.random() * size) / 30) + Math.floor(Math.random() * 20))
const openedFor = (events: number) =>
  lab.open({ records: `records-${events}`, payload: `payload-${events}`, derived: `derived-${events}` })

/** The real store, importer and media service in a bare page, for the rig to drive. */
const lab = {
  async open(names = databaseNames) {
    const opened = await openStore({ clock, newId, device, freeBytes, names })
    if (!opened.ok) throw new Error(opened.failure.kind)
    return opened.value
  },
  importer: startImporter({ clock, device, freeBytes }),
  media: startMedia(),
  bundles: startBundleMaker({
    clock,
    producer: 'bench',
    passwords: () => new Map(),
    unsaved: startUnsaved(newId),
  }),
  /** The files chosen in the page's only field. */
  chosen: () => [...(document.querySelector<HTMLInputElement>('#files')?.files ?? [])],
  addCase: async (id: string) => {
    const store = await lab.open()
    await store.door.commit({ label: 'case-created', ops: [put('case', aCase({ id: asCaseId(id) }))] })
    return store
  },
  /** Imports the chosen files and gives the outcome with its duration. */
  async importChosen(id: string) {
    const files = lab.chosen().map((file) => ({ file, name: file.name, acquired: 'picked' as const }))
    const began = performance.now()
    const outcome = await lab.importer.importFiles(asCaseId(id), files, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    })
    return { ms: performance.now() - began, outcome }
  },
  /** Makes and verifies a bundle of all exhibits, originals attached. Nothing is saved. */
  async makeBundle(id: string) {
    const { exhibits, close } = await lab.open()
    const kept = await exhibits.ofCase(asCaseId(id))
    close()
    const options = {
      profile: 'prc-evidence-list',
      language: 'zh-CN',
      exhibitIds: kept.map((exhibit) => exhibit.id),
      attachOriginals: true,
      showForm: true,
      includeChronology: true,
      title: '',
    } as const
    const began = performance.now()
    const made = await lab.bundles.make(asCaseId(id), options, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    })
    if (!made.ok) throw new Error(JSON.stringify(made.failure))
    const { files } = made.value
    return {
      ms: performance.now() - began,
      files: files.length,
      bytes: files.reduce((sum, { file }) => sum + file.size, 0),
    }
  },

  /** Commits so many events, over thirty years, to a store of their own. Gives the duration. */
  async fill(events: number): Promise<number> {
    const { door, close } = await openedFor(events)
    const began = performance.now()
    for (let from = 0; from < events; from += eventsPerCommit) {
      const count = Math.min(eventsPerCommit, events - from)
      const ops = Array.from({ length: count }, (_, k) => put('event', eventNumber(from + k)))
      const done = await door.commit({ label: 'event-added', ops })
      if (!done.ok) throw new Error(done.failure.kind)
    }
    close()
    return performance.now() - began
  },
  /** Median durations of reading a page of fifty behind a random event, the stores taking turns. In milliseconds. */
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
    return stores.map(({ times }) => times.toSorted((a, b) => a - b)[pages >> 1] ?? Number.NaN)
  },
}

Object.assign(globalThis, { lab })
