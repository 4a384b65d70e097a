import type { RecognisedPage } from '#shared/core/evidence/recognised-text.ts'
import type { ReadingReply, ReadingRequest, Writing } from './reading-protocol.ts'

export type Reading =
  | { readonly kind: 'read'; readonly pages: readonly RecognisedPage[] }
  | { readonly kind: 'cancelled' }
  /** The reader itself does not come up. */
  | { readonly kind: 'broken'; readonly detail: string }

export interface PictureReader {
  /** Reads one file. What cannot be decoded, or takes for ever, has no pages. */
  read(file: Blob, type: string, first: Writing, signal: AbortSignal): Promise<Reading>
}

/** A page that takes longer was made to; a dense scan took a quarter of this on a slow machine. */
const patienceMs = 180_000
/** A wasm memory never shrinks: after this much silence the worker goes, and its memory with it. */
const idleMs = 20_000

/** Reads in a worker of its own, which ends with a cancelled or endless reading. */
export function createPictureReader(): PictureReader {
  let worker: Worker | undefined
  let idle: ReturnType<typeof setTimeout> | undefined
  let count = 0
  const end = () => {
    worker?.terminate()
    worker = undefined
  }
  return {
    async read(file, type, first, signal) {
      clearTimeout(idle)
      worker ??= new Worker(new URL('../reading.worker.ts', import.meta.url), {
        type: 'module',
        name: 'reading',
      })
      count += 1
      const answer = await answered(worker, { id: count, file, type, first }, signal)
      if (answer === 'endless' || answer.kind !== 'read') end()
      else idle = setTimeout(end, idleMs)
      return answer === 'endless' ? { kind: 'read', pages: [] } : answer
    },
  }
}

function answered(
  worker: Worker,
  request: ReadingRequest,
  cancel: AbortSignal,
): Promise<Reading | 'endless'> {
  return new Promise((resolve) => {
    const done = new AbortController()
    const { signal } = done
    const settle = (reading: Reading | 'endless') => {
      clearTimeout(timer)
      done.abort()
      resolve(reading)
    }
    const wait = () => setTimeout(() => settle('endless'), patienceMs)
    let timer = wait()
    const take = ({ data }: MessageEvent<ReadingReply>) => {
      if (data.id !== request.id) return
      if (data.kind !== 'page') settle(data)
      else {
        clearTimeout(timer)
        timer = wait()
      }
    }
    if (cancel.aborted) {
      settle({ kind: 'cancelled' })
      return
    }
    cancel.addEventListener('abort', () => settle({ kind: 'cancelled' }), { signal })
    worker.addEventListener('message', take, { signal })
    worker.addEventListener('error', ({ message }) => settle({ kind: 'broken', detail: message }), { signal })
    worker.postMessage(request)
  })
}
