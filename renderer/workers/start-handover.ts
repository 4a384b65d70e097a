import type { Failure } from '#shared/core/failure.ts'
import type { Clock, FreeSpace } from '#shared/core/ports.ts'
import { failed, type Result } from '#shared/core/result.ts'
import type { FinishedCaseFile, FinishedPack, HandoverMaker } from '../services.tsx'
import type { HandoverProgress, HandoverReply, HandoverRequest } from './handover/handover-protocol.ts'
import type { Unsaved } from './unsaved/start-unsaved.ts'
import type { UnsavedPlace } from './unsaved/unsaved-place.ts'

type Answer = Exclude<HandoverReply, { kind: 'progress' | 'broken' }>

interface Run {
  readonly onProgress: (progress: HandoverProgress) => void
  readonly onReply: (reply: Answer) => void
  readonly onFailure: (failure: Failure) => void
}
interface Watch {
  readonly signal: AbortSignal
  readonly onProgress: (progress: HandoverProgress) => void
}
type Asked = Exclude<HandoverRequest, { kind: 'cancel' }>

const cancelled: Failure = { kind: 'handover/cancelled' }
/** A worker that is deep in one long step cannot hear; after this many milliseconds it is ended instead. */
const patienceMs = 700

/** The hand-over worker, started by its first use. */
export function startHandover(from: {
  readonly clock: Clock
  /** `Recourse 0.1.0` */
  readonly producer: string
  readonly device: string
  readonly freeBytes: FreeSpace
  readonly unsaved: Unsaved
}): HandoverMaker {
  const { unsaved } = from
  const runs = new Map<number, Run>()
  /** Of what nobody put away. */
  const places = new WeakMap<object, UnsavedPlace>()
  let lastId = 0
  let worker: Worker | undefined

  const end = (id: number, tell: (run: Run) => void): void => {
    const run = runs.get(id)
    runs.delete(id)
    if (run) tell(run)
  }
  const stop = (failure: Failure): void => {
    worker?.terminate()
    worker = undefined
    const ended = [...runs.values()]
    runs.clear()
    for (const run of ended) run.onFailure(failure)
  }
  /** A bug ends this run, not the page: the user is told, and the details go to the console. */
  const broken = (detail: string): Failure => {
    console.error('hand-over worker:', detail)
    return { kind: 'ipc/unexpected', channel: 'handover', detail: detail.split('\n', 1)[0] ?? '' }
  }
  const take = (reply: HandoverReply): void => {
    if (reply.kind === 'progress') runs.get(reply.id)?.onProgress(reply.progress)
    else if (reply.kind === 'broken') end(reply.id, (run) => run.onFailure(broken(reply.detail)))
    else end(reply.id, (run) => run.onReply(reply))
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
  /** One run from its request to its answer. `resultIn` takes the result out of the answer of the wanted kind. */
  const answered = <R>(
    request: (id: number) => Asked,
    { signal, onProgress }: Watch,
    resultIn: (reply: Answer) => Result<R, Failure> | undefined,
  ) =>
    new Promise<Result<R, Failure>>((resolve) => {
      if (signal.aborted) return resolve(failed(cancelled))
      const id = ++lastId
      runs.set(id, {
        onProgress,
        onReply: (reply) => resolve(resultIn(reply) ?? failed(broken('an answer to something else'))),
        onFailure: (failure) => resolve(failed(failure)),
      })
      ask(request(id))
      signal.addEventListener('abort', () => giveUp(id), { once: true })
    })
  /** A run that leaves a file, and nothing where it does not come to its end. */
  const making = async <R extends FinishedPack | FinishedCaseFile>(
    request: (id: number, place: UnsavedPlace) => Asked,
    watch: Watch,
    resultIn: (reply: Answer) => Result<R, Failure> | undefined,
  ): Promise<Result<R, Failure>> => {
    const place = unsaved.place('handover')
    const made = await answered((id) => request(id, place), watch, resultIn)
    if (made.ok) places.set(made.value, place)
    else unsaved.remove(place)
    return made
  }
  const { clock, producer, device } = from

  return {
    async pack(caseId, { bundle, language }, watch) {
      const { files, head, madeAt, plan } = bundle
      const { options, exhibits, pages } = plan.record
      const packed = { files, head, pages, exhibits, profile: String(options['profile'] ?? '') }
      const zone = clock.zone()
      const request = (id: number, place: UnsavedPlace): Asked => ({
        kind: 'pack',
        id,
        place,
        caseId,
        bundle: packed,
        language,
        madeAt,
        zone,
        producer,
        device,
      })
      return await making(request, watch, (reply) => (reply.kind === 'packed' ? reply.result : undefined))
    },
    async caseFile(caseId, watch) {
      const madeAt = clock.now()
      const request = (id: number, place: UnsavedPlace): Asked => ({
        kind: 'case-file',
        id,
        place,
        caseId,
        madeAt,
        producer,
        device,
      })
      return await making(request, watch, (reply) => (reply.kind === 'written' ? reply.result : undefined))
    },
    discard(made, isBeingRead) {
      const place = places.get(made)
      if (place) unsaved.remove(place, isBeingRead)
    },
    async openCaseFile(file, watch) {
      const freeBytes = await from.freeBytes()
      const zone = clock.zone()
      const request = (id: number): Asked => ({
        kind: 'open-case',
        id,
        file,
        fileName: file.name,
        zone,
        device,
        freeBytes,
      })
      return await answered(request, watch, (reply) => (reply.kind === 'opened' ? reply.result : undefined))
    },
  }
}
