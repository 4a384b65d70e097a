import type { FreeSpace } from '#shared/core/ports.ts'
import type { ImportParts, KeepStep } from './import-run.ts'
import { importFiles } from './import-files.ts'
import type { ImportReply, ImportRequest } from './import-protocol.ts'
import type { ImportProgress } from './importer.ts'

/** Milliseconds between two reports of progress: the page repaints no faster. */
const reportEveryMs = 80

/** Asks the page for the free space and waits for its answer. */
export function diskSeenByPage(tell: (reply: ImportReply) => void) {
  const asked = new Map<number, (bytes: number | undefined) => void>()
  let looks = 0
  const freeBytes: FreeSpace = () =>
    new Promise((resolve) => {
      looks += 1
      asked.set(looks, resolve)
      tell({ kind: 'look-at-disk', look: looks })
    })
  const answer = ({ look, bytes }: ImportRequest & { kind: 'free-bytes' }) => {
    asked.get(look)?.(bytes)
    asked.delete(look)
  }
  return { freeBytes, answer }
}

/** Takes imports one after the other: two at a time would only fight for the disk. */
export function importDesk(
  parts: Promise<ImportParts>,
  tell: (reply: ImportReply) => void,
  msNow: () => number,
) {
  const cancels = new Map<number, AbortController>()
  let queue: Promise<void> = Promise.resolve()

  const work = async (
    { run, caseId, files, group }: ImportRequest & { kind: 'import' },
    cancel: AbortSignal,
  ) => {
    let reportedAt = Number.NEGATIVE_INFINITY
    const onProgress = (progress: ImportProgress) => {
      const isEnd = progress.files.done === progress.files.total
      // a pause is told at once: nothing comes behind it for a while
      if (!isEnd && !progress.waitsForRoom && msNow() - reportedAt < reportEveryMs) return
      reportedAt = msNow()
      tell({ kind: 'progress', run, progress })
    }
    try {
      const onKeep = (step: KeepStep) => tell({ kind: 'keep', run, step })
      const outcome = await importFiles(await parts, { caseId, files, group }, { cancel, onProgress, onKeep })
      tell({ kind: 'done', run, outcome })
    } catch (error) {
      tell({
        kind: 'broken',
        run,
        detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
    }
    cancels.delete(run)
  }

  return {
    take(request: ImportRequest & { kind: 'import' }) {
      const controller = new AbortController()
      cancels.set(request.run, controller)
      queue = queue.then(() => work(request, controller.signal))
    },
    cancel: (run: number) => cancels.get(run)?.abort(),
  }
}
