import { openStore } from '../../../renderer/data/open-store.ts'
import { startImporter } from '../../../renderer/workers/start-importer.ts'
import { startMedia } from '../../../renderer/workers/start-media.ts'
import { asCaseId, asInstant } from '../../../shared/core/ids.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { aCase } from '../../builders/a-case.ts'
import { anEvent } from '../../builders/an-event.ts'

const clock = { now: () => asInstant(new Date().toISOString()), zone: () => 'Asia/Shanghai' }
const newId = () => crypto.randomUUID()
const freeBytes = () => Promise.resolve(undefined)
const device = 'bench'

/** The real store, importer and media service in a bare page, for the rig to drive. */
const lab = {
  async open() {
    const opened = await openStore({ clock, newId, device, freeBytes })
    if (!opened.ok) throw new Error(opened.failure.kind)
    return opened.value
  },
  importer: startImporter({ clock, device, freeBytes }),
  media: startMedia(),
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
  anEvent,
  put,
}
export type Lab = typeof lab

Object.assign(globalThis, { lab })
