import type { Failure } from '#shared/core/failure.ts'
import type { Clock, FreeSpace } from '#shared/core/ports.ts'
import { type DatabaseNames, databaseNames } from '../data/databases.ts'
import type { ImportReply, ImportRequest } from './import/import-protocol.ts'
import type { KeepStep } from './import/import-run.ts'
import type { Importer, ImportOutcome, ImportProgress, IncomingFile } from './import/importer.ts'
import type { StoreFile } from '../services.tsx'

export interface ImporterSettings {
  readonly clock: Clock
  /** As in `openStore`. */
  readonly device: string
  readonly freeBytes: FreeSpace
  readonly names?: DatabaseNames
  /** How files reach the second copy by themselves; absent where they do not. */
  readonly storeFile?: StoreFile
}

interface Run {
  readonly files: readonly IncomingFile[]
  /** Told whether the files that are about to be kept have been. */
  readonly waiting: ((isKept: boolean) => void)[]
  readonly onProgress: (progress: ImportProgress) => void
  readonly resolve: (outcome: ImportOutcome) => void
}

/**
 * The import worker, started by its first use. A worker that breaks ends its imports with `stopped` and is started anew
 * by the next one; what it kept before stays kept.
 */
export function startImporter(settings: ImporterSettings): Importer {
  const { clock, device, freeBytes, names = databaseNames, storeFile } = settings
  const runs = new Map<number, Run>()
  let worker: Worker | undefined
  let lastRun = 0

  const settle = (run: Run, isKept: boolean) => run.waiting.splice(0).forEach((tell) => tell(isKept))
  const finish = (id: number, outcome: ImportOutcome) => {
    const run = runs.get(id)
    if (!run) return
    settle(run, false)
    run.resolve(outcome)
    runs.delete(id)
  }
  const follow = (run: Run, step: KeepStep) => {
    if (step.kind === 'kept') return settle(run, true)
    const isKept = new Promise<boolean>((resolve) => run.waiting.push(resolve))
    for (const { index, sha256 } of step.files) {
      const file = run.files[index]?.file
      if (file instanceof File) storeFile?.(sha256, file, isKept)
    }
  }
  const stopped = (failure: Failure): ImportOutcome => ({ files: [], cancelled: false, stopped: failure })
  const stopAll = (failure: Failure) => {
    worker?.terminate()
    worker = undefined
    for (const run of runs.keys()) finish(run, stopped(failure))
  }
  const broken = (detail: string) =>
    stopAll({ kind: 'storage/unavailable', detail: `import worker: ${detail}` })

  const take = (from: Worker, reply: ImportReply) => {
    switch (reply.kind) {
      case 'progress':
        runs.get(reply.run)?.onProgress(reply.progress)
        break
      case 'keep': {
        const run = runs.get(reply.run)
        if (run) follow(run, reply.step)
        break
      }
      case 'done':
        finish(reply.run, reply.outcome)
        // its connection is suspect for good; the next import gets a new worker, which settles what this one left
        if (reply.outcome.stopped?.kind === 'storage/unavailable') stopAll(reply.outcome.stopped)
        break
      case 'look-at-disk':
        freeBytes().then(
          (bytes) =>
            from.postMessage({ kind: 'free-bytes', look: reply.look, bytes } satisfies ImportRequest),
          (error: unknown) => broken(String(error)),
        )
        break
      case 'closed':
        stopAll(reply.failure)
        break
      case 'broken':
        console.error(reply.detail)
        broken(reply.detail.split('\n', 1).join(''))
        break
    }
  }
  const started = (): Worker => {
    if (worker) return worker
    const fresh = new Worker(new URL('./import.worker.ts', import.meta.url), {
      type: 'module',
      name: 'import',
    })
    fresh.addEventListener('message', (event: MessageEvent<ImportReply>) => take(fresh, event.data))
    fresh.addEventListener('error', (event) => broken(event.message || 'could not be started'))
    fresh.postMessage({ kind: 'open', device, zone: clock.zone(), names } satisfies ImportRequest)
    worker = fresh
    return fresh
  }

  return {
    importFiles: (caseId, files, { signal, onProgress, group }) =>
      new Promise((resolve) => {
        const run = ++lastRun
        runs.set(run, { onProgress, resolve, files, waiting: [] })
        const to = started()
        to.postMessage({ kind: 'import', run, caseId, files, group } satisfies ImportRequest)
        const cancel = () => to.postMessage({ kind: 'cancel', run } satisfies ImportRequest)
        if (signal.aborted) cancel()
        else signal.addEventListener('abort', cancel, { once: true })
      }),
  }
}
