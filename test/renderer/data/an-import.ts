import { dexieStaging } from '../../../renderer/data/staging.ts'
import { beginSession } from '../../../renderer/data/sessions.ts'
import type { OpenedStore } from '../../../renderer/data/open-store.ts'
import { importFiles } from '../../../renderer/workers/import/import-files.ts'
import type { ImportParts, KeepStep } from '../../../renderer/workers/import/import-run.ts'
import type { ImportProgress, IncomingFile } from '../../../renderer/workers/import/importer.ts'
import { inspectFile } from '../../../renderer/workers/inspect/inspect-file.ts'
import type { CaseId } from '../../../shared/core/ids.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { aStore, settings } from './a-store.ts'

export const aFile = (name: string, content: string | Uint8Array<ArrayBuffer>): IncomingFile => ({
  file: new Blob([content]),
  name,
  acquired: 'dropped',
})

/** Bytes that repeat nowhere, for files of any length: each 32-bit word is its own number, times an odd one. */
export function someBytes(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  const words = Uint32Array.from({ length: Math.ceil(length / 4) }, (_, k) =>
    Math.imul(k + seed, 2_654_435_761),
  )
  return new Uint8Array(words.buffer, 0, length).slice()
}

export async function aStoreWithCase(over: Parameters<typeof aStore>[0] = {}): Promise<OpenedStore> {
  const store = await aStore(over)
  await store.door.commit({ label: 'case-created', ops: [put('case', aCase())] })
  return store
}

let sessions = 0
/** The parts of a real import over a store; `over` replaces single ones. */
export async function importParts(store: OpenedStore, over: Partial<ImportParts> = {}): Promise<ImportParts> {
  const { clock, newId, device, freeBytes } = settings()
  const { databases, guard, door, cases, exhibits } = store
  const session = `session-${++sessions}`
  await beginSession(session)
  return {
    records: databases.records,
    door,
    cases,
    exhibits,
    clock,
    newId,
    device,
    freeBytes,
    staging: dexieStaging({ ...databases, guard, freeBytes }, session, store.crc),
    pause: async () => await Promise.resolve(),
    grantedRoom: async () => await Promise.resolve(undefined),
    inspect: inspectFile,
    ...over,
  }
}

interface Watch {
  readonly into?: CaseId
  readonly onProgress?: (progress: ImportProgress) => void
  readonly signal?: AbortSignal
  readonly group?: string | undefined
  readonly onKeep?: (step: KeepStep) => void
}

export const imported = async (
  parts: ImportParts,
  files: readonly IncomingFile[],
  {
    into = caseId,
    onProgress = () => undefined,
    signal = new AbortController().signal,
    group,
    onKeep = () => undefined,
  }: Watch = {},
) => await importFiles(parts, { caseId: into, files, group }, { cancel: signal, onProgress, onKeep })

/** What lies in the payload database: nothing may be there that no original owns. */
export async function leftovers({ databases: { records, payload } }: OpenedStore) {
  const owned = new Set((await records.objects.toArray()).map(({ sid }) => sid))
  const chunks = await payload.chunks.toCollection().primaryKeys()
  return {
    staging: await payload.staging.count(),
    orphans: chunks.filter(([sid]) => !owned.has(sid)).length,
    chunks: chunks.length,
  }
}
