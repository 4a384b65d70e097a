import { createStore } from 'zustand/vanilla'
import type { CaseId } from '#shared/core/ids.ts'
import type { Importer, ImportOutcome, ImportProgress } from '../../../services.tsx'
import type { Collected } from './collect-files.ts'

/** One drop, paste or dialog on its way into a case. */
export interface ImportJob {
  readonly id: number
  readonly caseId: CaseId
  /** `looking`: folders are being read; `stopping`: cancelled, and the current file is being let go. */
  readonly state: 'looking' | 'waiting' | 'running' | 'stopping' | 'done'
  readonly collected: Collected
  readonly progress?: ImportProgress
  readonly outcome?: ImportOutcome
  /** A bug ended it: nobody knows what was kept before. */
  readonly broken?: true
}
export interface ImportQueueState {
  readonly jobs: readonly ImportJob[]
}

const isPlainSuccess = ({ outcome, collected, broken }: ImportJob) =>
  !broken &&
  outcome !== undefined &&
  !outcome.cancelled &&
  outcome.stopped === undefined &&
  collected.systemFiles.length + collected.unreadable.length === 0 &&
  outcome.files.every((file) => file.kind === 'kept' && file.exhibit.original.problems.length === 0)

const nothing: Collected = { files: [], systemFiles: [], unreadable: [] }

/** Imports one after another, so that two drops in a row keep their order and share no memory. */
export function createImportQueue(importer: Importer) {
  const store = createStore<ImportQueueState>()(() => ({ jobs: [] }))
  const aborts = new Map<number, AbortController>()
  let nextId = 1
  let turn: Promise<void> = Promise.resolve()

  const update = (id: number, change: Partial<ImportJob>) =>
    store.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, ...change } : job)) }))
  const find = (id: number) => store.getState().jobs.find((job) => job.id === id)

  async function run(id: number, caseId: CaseId, arriving: Promise<Collected>, signal: AbortSignal) {
    const collected = await arriving
    update(id, { collected, ...(signal.aborted ? {} : { state: 'running' }) })
    if (collected.files.length === 0 || signal.aborted)
      return update(id, { state: 'done', outcome: { files: [], cancelled: signal.aborted } })
    const onProgress = (progress: ImportProgress) => update(id, { progress })
    const outcome = await importer.importFiles(caseId, collected.files, { signal, onProgress })
    update(id, { state: 'done', outcome })
  }

  return {
    store,
    add(caseId: CaseId, files: Collected | Promise<Collected>): Promise<void> {
      const id = nextId++
      const abort = new AbortController()
      aborts.set(id, abort)
      const arriving = Promise.resolve(files)
      const job: ImportJob = { id, caseId, state: 'looking', collected: nothing }
      // what went well and has nothing more to say makes room
      store.setState(({ jobs }) => ({ jobs: [...jobs.filter((earlier) => !isPlainSuccess(earlier)), job] }))
      const look = async () => {
        const collected = await arriving
        if (find(id)?.state === 'looking') update(id, { state: 'waiting', collected })
      }
      void look()
      const mine = turn.then(() => run(id, caseId, arriving, abort.signal))
      // a bug in one import must not stop those behind it; the bug itself is still thrown to whoever added the job
      turn = mine.then(
        () => undefined,
        () => update(id, { state: 'done', broken: true, outcome: { files: [], cancelled: false } }),
      )
      return mine.finally(() => aborts.delete(id))
    },
    cancel(id: number) {
      aborts.get(id)?.abort()
      const job = find(id)
      if (job && job.state !== 'done') update(id, { state: 'stopping' })
    },
    dismiss: (id: number) => store.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) })),
  }
}
export type ImportQueue = ReturnType<typeof createImportQueue>

const queues = new WeakMap<Importer, ImportQueue>()

/** The one queue of an importer: it goes on while the user looks at another section or case. */
export function importQueueOf(importer: Importer): ImportQueue {
  const queue = queues.get(importer) ?? createImportQueue(importer)
  queues.set(importer, queue)
  return queue
}
