import type { HandoverReply, HandoverRequest, PackAsked } from './handover/handover-protocol.ts'
import { openHandoverStore } from './handover/gather-pack.ts'
import { makePack } from './handover/make-pack.ts'
import { verifyPageParts } from './handover/verify-page-parts.ts'
import { prepareHashes } from './ports/hashes.ts'

declare const self: DedicatedWorkerGlobalScope

/** Milliseconds between two reports of progress. */
const reportEvery = 60

/** Runs under way, by id; a cancelled one stops at its next chunk. */
const running = new Map<number, { aborted: boolean }>()

let opening: ReturnType<typeof openHandoverStore> | undefined

const tell = (reply: HandoverReply): void => self.postMessage(reply)

self.addEventListener('message', ({ data }: MessageEvent<HandoverRequest>) => {
  if (data.kind !== 'cancel') {
    void run(data)
    return
  }
  const cancel = running.get(data.id)
  if (cancel) cancel.aborted = true
})

async function run(asked: PackAsked): Promise<void> {
  const cancel = { aborted: false }
  const { id } = asked
  running.set(id, cancel)
  try {
    const store = await openedStore()
    const input = store.ok ? await store.value.gather(asked) : store
    if (!input.ok) return tell({ kind: 'packed', id, result: input })
    const ports = { newHash: await prepareHashes(), verifyPage: verifyPageParts }
    tell({
      kind: 'packed',
      id,
      result: await makePack(input.value, ports, { cancel, onProgress: reporter(id) }),
    })
  } catch (error) {
    tell({
      kind: 'broken',
      id,
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  } finally {
    running.delete(id)
  }
}

/** A store that could not be opened is tried again by the next request. */
async function openedStore() {
  opening ??= openHandoverStore()
  const opened = await opening
  if (!opened.ok) opening = undefined
  return opened
}

/** The first and the last report of a step always go out; those between only now and then. */
function reporter(id: number) {
  let step = ''
  let last = 0
  return (progress: Extract<HandoverReply, { kind: 'progress' }>['progress']): void => {
    const now = performance.now()
    const isEdge = progress.step !== step || progress.done === progress.total
    if (!isEdge && now - last < reportEvery) return
    step = progress.step
    last = now
    tell({ kind: 'progress', id, progress })
  }
}
