import { assertNever } from '#shared/core/result.ts'
import { gatherCaseFile } from './handover/gather-case-file.ts'
import { openHandoverStore } from './handover/gather-pack.ts'
import type { HandoverReply, HandoverRequest } from './handover/handover-protocol.ts'
import { makeCaseFile } from './handover/make-case-file.ts'
import { makePack, type MakingRun } from './handover/make-pack.ts'
import { openCaseFile } from './handover/open-case-file.ts'
import { openForWriting } from './handover/open-for-writing.ts'
import { verifyPageParts } from './handover/verify-page-parts.ts'
import { blobSource } from './ports/blob-source.ts'
import { prepareHashes } from './ports/hashes.ts'
import { opfsDisk } from './unsaved/opfs-disk.ts'
import { createUnsavedFolder } from './unsaved/unsaved-folder.ts'
import type { UnsavedPlace } from './unsaved/unsaved-place.ts'

type Asked = Exclude<HandoverRequest, { kind: 'cancel' }>

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

async function run(asked: Asked): Promise<void> {
  const cancel = { aborted: false }
  const { id } = asked
  running.set(id, cancel)
  try {
    tell(await answerTo(asked, { cancel, onProgress: reporter(id) }))
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

async function answerTo(asked: Asked, run: MakingRun): Promise<HandoverReply> {
  const { id } = asked
  const newHash = await prepareHashes()
  switch (asked.kind) {
    case 'pack': {
      const store = await openedStore()
      const input = store.ok ? await store.value.gather(asked) : store
      const ports = { newHash, verifyPage: verifyPageParts }
      const result = input.ok ? await makePack(input.value, ports, folderAt(asked.place), run) : input
      return { kind: 'packed', id, result }
    }
    case 'case-file': {
      const store = await openedStore()
      const input = store.ok ? await gatherCaseFile(store.value, asked) : store
      const folder = folderAt(asked.place)
      const result = input.ok ? await makeCaseFile(input.value, newHash, folder, run) : input
      return { kind: 'written', id, result }
    }
    case 'open-case': {
      const opened = await openForWriting(asked)
      if (!opened.ok) return { kind: 'opened', id, result: opened }
      const { close, ...parts } = opened.value
      try {
        const source = blobSource('case file', asked.file)
        const result = await openCaseFile({ ...parts, newHash }, source, asked.fileName, run)
        return { kind: 'opened', id, result }
      } finally {
        close()
      }
    }
    default:
      return assertNever(asked, 'hand-over')
  }
}

const folderAt = (place: UnsavedPlace) => createUnsavedFolder(opfsDisk(place), () => 'application/zip')

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
