import { databaseNames } from '../../../renderer/data/databases.ts'
import { createLog } from '../../../renderer/data/fresh-log.ts'
import { openStore } from '../../../renderer/data/open-store.ts'
import { startBundleMaker } from '../../../renderer/workers/start-bundle-maker.ts'
import type { Importer, StoreFile } from '../../../renderer/services.tsx'
import { startImporter } from '../../../renderer/workers/start-importer.ts'
import { startMedia } from '../../../renderer/workers/start-media.ts'
import { startUnsaved } from '../../../renderer/workers/unsaved/start-unsaved.ts'
import { asCaseId, asInstant } from '../../../shared/core/ids.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { aCase } from '../../builders/a-case.ts'
import { payloadLab } from './payload-lab.ts'
import { recordsLab } from './records-lab.ts'

const clock = { now: () => asInstant(new Date().toISOString()), zone: () => 'Asia/Shanghai' }
const newId = () => crypto.randomUUID()
const freeBytes = () => Promise.resolve(undefined)
const device = 'bench'

const usual = startImporter({ clock, device, freeBytes })

// answers the workers as the page of the program does; without it they wait a second for a page that is not there
void createLog(`${databaseNames.records}-log`, { kind: 'page' }).mend()

/** The real store, importer and media service in a bare page, for the rig to drive. */
const lab = {
  async open(names = databaseNames) {
    const opened = await openStore({ clock, newId, device, freeBytes, names })
    if (!opened.ok) throw new Error(opened.failure.kind)
    return opened.value
  },
  importer: usual,
  importerWith: (storeFile: StoreFile) => startImporter({ clock, device, freeBytes, storeFile }),
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
  async importChosen(id: string, importer: Importer = usual) {
    const files = lab.chosen().map((file) => ({ file, name: file.name, acquired: 'picked' as const }))
    const began = performance.now()
    const outcome = await importer.importFiles(asCaseId(id), files, {
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
}

Object.assign(globalThis, { lab: { ...lab, ...recordsLab((names) => lab.open(names)), ...payloadLab(lab) } })
