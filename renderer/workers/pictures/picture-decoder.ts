import type { DecodedPicture, PictureReply, PictureRequest } from './picture-protocol.ts'

/** Images that the browser does not decode and a library here does. */
export const decodedByLibrary = (type: string): boolean =>
  type === 'image/tiff' || /^image\/hei[cf](-sequence)?$/.test(type)

/** A decoder that takes longer is caught in a file made to catch it; a 48-megapixel photo takes some seconds. */
const patienceMs = 60_000
/** A wasm memory never shrinks: after this much silence the worker goes, and its memory with it. */
const idleMs = 15_000

export interface PictureDecoder {
  /** Undefined when it cannot be decoded, is larger than `maxPixels`, or takes too long. */
  decode(file: Blob, type: string, page: number, maxPixels: number): Promise<DecodedPicture | undefined>
}

/** Decodes in a worker of its own, one picture after the other, so that a hostile file harms nothing but that worker. */
export function createPictureDecoder(): PictureDecoder {
  let worker: Worker | undefined
  let idle: ReturnType<typeof setTimeout> | undefined
  let last: Promise<unknown> = Promise.resolve()
  let count = 0
  const end = () => {
    worker?.terminate()
    worker = undefined
  }
  const started = (): Worker => {
    worker ??= new Worker(new URL('../picture.worker.ts', import.meta.url), {
      type: 'module',
      name: 'pictures',
    })
    return worker
  }
  const ask = async (request: PictureRequest): Promise<DecodedPicture | undefined> => {
    clearTimeout(idle)
    const answer = await replyOf(started(), request)
    if (answer === 'broken') end()
    else idle = setTimeout(end, idleMs)
    return answer === 'broken' || answer.kind === 'refused' ? undefined : answer
  }
  return {
    decode(file, type, page, maxPixels) {
      const id = ++count
      const mine = last.then(() => ask({ id, file, type, page, maxPixels }))
      last = mine
      return mine
    },
  }
}

function replyOf(worker: Worker, request: PictureRequest): Promise<PictureReply | 'broken'> {
  return new Promise((resolve) => {
    const done = new AbortController()
    const settle = (reply: PictureReply | 'broken') => {
      clearTimeout(timer)
      done.abort()
      resolve(reply)
    }
    const timer = setTimeout(() => settle('broken'), patienceMs)
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<PictureReply>) => data.id === request.id && settle(data),
      { signal: done.signal },
    )
    worker.addEventListener('error', () => settle('broken'), { signal: done.signal })
    worker.postMessage(request)
  })
}
