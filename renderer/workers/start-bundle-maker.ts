import type { BundleOptions, BundlePlan } from '#shared/bundle/plan/bundle-input.ts'
import type { ReopenedBundle } from '#shared/bundle/reopen-bundle.ts'
import type { Progress } from '#shared/bundle/ports.ts'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Failure } from '#shared/core/failure.ts'
import type { CaseId, Instant, Sha256 } from '#shared/core/ids.ts'
import type { Clock } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { BundleMaker, FinishedBundle, GivenSecrets } from '../services.tsx'
import type { BundleReply, BundleRequest, MadeFiles } from './bundle-protocol.ts'
import type { Unsaved } from './unsaved/start-unsaved.ts'
import type { UnsavedPlace } from './unsaved/unsaved-place.ts'

interface Run {
  readonly onProgress: (progress: Progress) => void
  readonly onDraft: (plan: BundlePlan) => void
  readonly onPlan: (result: Result<BundlePlan, Failure>) => void
  readonly onFile: (result: Result<MadeFiles, Failure>) => void
  readonly onReopened: (result: Result<ReopenedBundle, Failure>) => void
}

const ignore = () => undefined

/** A bug in the engine ends this run, not the page: the user is told, and the details go to the console. */
function breakOff(run: Run | undefined, detail: string): void {
  console.error('bundle worker:', detail)
  const failure = failed({
    kind: 'ipc/unexpected',
    channel: 'bundle',
    detail: detail.split('\n', 1)[0] ?? '',
  } as const)
  run?.onPlan(failure)
  run?.onFile(failure)
  run?.onReopened(failure)
}
/** A worker that is deep in one long step cannot hear; after this many milliseconds it is ended instead. */
const patienceMs = 700

/**
 * The bundle engine behind its worker. A new plan ends the older one with `bundle/cancelled`. `producer` is printed
 * on the annex: `Recourse 0.1.0`.
 */
export function startBundleMaker(from: {
  readonly clock: Clock
  readonly producer: string
  /** Those of exhibits' files that are known now. */
  readonly passwords: () => ReadonlyMap<Sha256, string>
  readonly unsaved: Unsaved
}): BundleMaker {
  const { unsaved } = from
  const runs = new Map<number, Run>()
  /** Of bundles that nobody put away. */
  const places = new WeakMap<FinishedBundle, UnsavedPlace>()
  let lastId = 0
  let planning: number | undefined
  let worker: Worker | undefined

  const end = (id: number): Run | undefined => {
    const run = runs.get(id)
    runs.delete(id)
    return run
  }
  const take = (reply: BundleReply): void => {
    switch (reply.kind) {
      case 'progress':
        runs.get(reply.id)?.onProgress(reply.progress)
        return
      case 'drafted':
        runs.get(reply.id)?.onDraft(reply.plan)
        return
      case 'planned':
        end(reply.id)?.onPlan(reply.result)
        return
      case 'made':
        end(reply.id)?.onFile(reply.result)
        return
      case 'reopened':
        end(reply.id)?.onReopened(reply.result)
        return
      case 'broken':
        breakOff(end(reply.id), reply.detail)
    }
  }
  /** The worker is started by its first use: fonts and engine are not loaded for those who only look. */
  const started = (): Worker => {
    if (worker) return worker
    worker = new Worker(new URL('./bundle.worker.ts', import.meta.url), { type: 'module', name: 'bundle' })
    worker.addEventListener('message', (event: MessageEvent<BundleReply>) => take(event.data))
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      stop((run) => breakOff(run, event.message))
    })
    return worker
  }
  const stop = (tell: (run: Run) => void): void => {
    worker?.terminate()
    worker = undefined
    const ended = [...runs.values()]
    runs.clear()
    ended.forEach(tell)
  }
  const ask = (request: BundleRequest): void => started().postMessage(request)
  const begin = (
    kind: { readonly kind: 'plan' } | { readonly kind: 'make'; readonly place: UnsavedPlace },
    asked: readonly [CaseId, BundleOptions],
    madeAt: Instant,
    run: Run,
    secrets?: GivenSecrets,
  ): number => {
    const id = ++lastId
    runs.set(id, run)
    const [caseId, options] = asked
    const { clock, producer } = from
    const passwords = from.passwords()
    ask({ ...kind, id, caseId, options, madeAt, zone: clock.zone(), producer, secrets, passwords })
    return id
  }
  const cancelled = failed({ kind: 'bundle/cancelled' } as const)
  const giveUp = (id: number): void => {
    if (!runs.has(id)) return
    ask({ kind: 'cancel', id })
    const stopIfDeaf = () => {
      if (!runs.has(id)) return
      stop((run) => {
        run.onPlan(cancelled)
        run.onFile(cancelled)
        run.onReopened(cancelled)
      })
    }
    setTimeout(stopIfDeaf, patienceMs)
  }

  const endPlanning = (): void => {
    if (planning === undefined || !runs.has(planning)) return
    ask({ kind: 'cancel', id: planning })
    end(planning)?.onPlan(cancelled)
  }

  return {
    plan: (caseId, options, onDraft = ignore) =>
      new Promise((resolve) => {
        endPlanning()
        planning = begin({ kind: 'plan' }, [caseId, options], from.clock.now(), {
          onProgress: ignore,
          onDraft,
          onPlan: resolve,
          onFile: ignore,
          onReopened: ignore,
        })
      }),

    make: (caseId, options, { signal, onProgress, madeAt: planned, secrets }) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(cancelled)
        // it would only take time from what is being made
        endPlanning()
        const madeAt = planned ?? from.clock.now()
        const place = unsaved.place('bundle')
        const id = begin(
          { kind: 'make', place },
          [caseId, options],
          madeAt,
          {
            onProgress,
            onDraft: ignore,
            onPlan: ignore,
            onFile: (made) => {
              if (!made.ok) {
                unsaved.remove(place)
                return resolve(made)
              }
              const bundle = finished(made.value, madeAt)
              places.set(bundle, place)
              resolve(ok(bundle))
            },
            onReopened: ignore,
          },
          secrets,
        )
        signal.addEventListener('abort', () => giveUp(id), { once: true })
      }),

    discard: (bundle, isBeingRead) => {
      const place = places.get(bundle)
      if (place) unsaved.remove(place, isBeingRead)
    },

    reopen: (file, { signal, onProgress, password }) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(cancelled)
        const id = ++lastId
        runs.set(id, { onProgress, onDraft: ignore, onPlan: ignore, onFile: ignore, onReopened: resolve })
        ask({ kind: 'reopen', id, file, fileName: displayName(file.name), password })
        signal.addEventListener('abort', () => giveUp(id), { once: true })
      }),
  }
}

function finished({ files, ...made }: MadeFiles, madeAt: Instant): FinishedBundle {
  const [first, ...others] = files
  if (!first) throw new Error('a bundle without a file')
  return { ...made, madeAt, files: [first, ...others] }
}
