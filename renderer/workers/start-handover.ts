import type { Failure } from '#shared/core/failure.ts'
import type { Clock } from '#shared/core/ports.ts'
import { failed, type Result } from '#shared/core/result.ts'
import type { HandoverMaker } from '../services.tsx'
import type {
  FinishedPack,
  HandoverProgress,
  HandoverReply,
  HandoverRequest,
} from './handover/handover-protocol.ts'

interface Run {
  readonly onProgress: (progress: HandoverProgress) => void
  readonly onDone: (result: Result<FinishedPack, Failure>) => void
}

const cancelled = failed({ kind: 'handover/cancelled' } as const)
/** A worker that is deep in one long step cannot hear; after this many milliseconds it is ended instead. */
const patienceMs = 700

/** The hand-over worker, started by its first use. */
export function startHandover(from: {
  readonly clock: Clock
  /** `Recourse 0.1.0` */
  readonly producer: string
  readonly device: string
}): HandoverMaker {
  const runs = new Map<number, Run>()
  let lastId = 0
  let worker: Worker | undefined

  const end = (id: number, result: Result<FinishedPack, Failure>): void => {
    const run = runs.get(id)
    runs.delete(id)
    run?.onDone(result)
  }
  const stop = (result: Result<FinishedPack, Failure>): void => {
    worker?.terminate()
    worker = undefined
    const ended = [...runs.values()]
    runs.clear()
    for (const run of ended) run.onDone(result)
  }
  /** A bug ends this run, not the page: the user is told, and the details go to the console. */
  const broken = (detail: string) => {
    console.error('hand-over worker:', detail)
    const first = detail.split('\n', 1)[0] ?? ''
    return failed({ kind: 'ipc/unexpected', channel: 'handover', detail: first } as const)
  }
  const take = (reply: HandoverReply): void => {
    if (reply.kind === 'progress') runs.get(reply.id)?.onProgress(reply.progress)
    else end(reply.id, reply.kind === 'packed' ? reply.result : broken(reply.detail))
  }
  const started = (): Worker => {
    if (worker) return worker
    worker = new Worker(new URL('./handover.worker.ts', import.meta.url), {
      type: 'module',
      name: 'handover',
    })
    worker.addEventListener('message', (event: MessageEvent<HandoverReply>) => take(event.data))
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      stop(broken(event.message))
    })
    return worker
  }
  const ask = (request: HandoverRequest): void => started().postMessage(request)
  const giveUp = (id: number): void => {
    if (!runs.has(id)) return
    ask({ kind: 'cancel', id })
    setTimeout(() => runs.has(id) && stop(cancelled), patienceMs)
  }

  return {
    pack: (caseId, { bundle, language }, { signal, onProgress }) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(cancelled)
        const id = ++lastId
        runs.set(id, { onProgress, onDone: resolve })
        const { clock, producer, device } = from
        const { files, head, madeAt, plan } = bundle
        const { options, exhibits, pages } = plan.record
        ask({
          kind: 'pack',
          id,
          caseId,
          bundle: { files, head, pages, exhibits, profile: String(options['profile'] ?? '') },
          language,
          madeAt,
          zone: clock.zone(),
          producer,
          device,
        })
        signal.addEventListener('abort', () => giveUp(id), { once: true })
      }),
  }
}
