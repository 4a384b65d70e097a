// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ImportReply, ImportRequest } from '../../../renderer/workers/import/import-protocol.ts'
import { startImporter } from '../../../renderer/workers/start-importer.ts'
import type { StoreFile } from '../../../renderer/services.tsx'
import { caseId } from '../../builders/a-case.ts'
import { sha256Of } from '../../builders/node-hash.ts'
import { settings } from '../data/a-store.ts'

/** The other side of the worker's port, played by the test. */
class PlayedWorker extends EventTarget {
  static readonly all: PlayedWorker[] = []
  readonly asked: ImportRequest[] = []
  ended = false
  constructor() {
    super()
    PlayedWorker.all.push(this)
  }
  postMessage(request: ImportRequest) {
    this.asked.push(request)
  }
  terminate() {
    this.ended = true
  }
  says(reply: ImportReply) {
    this.dispatchEvent(new MessageEvent('message', { data: reply }))
  }
}
const worker = (nth = 0) => {
  const found = PlayedWorker.all[nth]
  if (!found) throw new Error(`no worker ${nth}`)
  return found
}

describe('the importer on the page', () => {
  beforeEach(() => {
    PlayedWorker.all.length = 0
    vi.stubGlobal('Worker', PlayedWorker)
  })
  afterEach(() => vi.unstubAllGlobals())

  const begin = () => {
    const controller = new AbortController()
    const importer = startImporter(settings())
    const run = () =>
      importer.importFiles(caseId, [], { signal: controller.signal, onProgress: () => undefined })
    return { run, outcome: run(), controller }
  }
  const done = { files: [], cancelled: false }

  it('gives the outcome that the worker tells', async () => {
    const { outcome } = begin()
    worker().says({ kind: 'done', run: 1, outcome: done })

    expect(await outcome).toEqual(done)
    expect(worker().asked.map(({ kind }) => kind)).toEqual(['open', 'import'])
  })

  it('tells the worker how much room the shell sees', async () => {
    begin()
    worker().says({ kind: 'look-at-disk', look: 7 })
    await expect
      .poll(() => worker().asked.at(-1))
      .toEqual({ kind: 'free-bytes', look: 7, bytes: 100 * 2 ** 30 })
  })

  it('passes a cancel on', () => {
    const { controller } = begin()
    controller.abort()

    expect(worker().asked.at(-1)).toEqual({ kind: 'cancel', run: 1 })
  })

  it('ends with the reason when the worker breaks, and starts another for the next import', async () => {
    const { outcome, run } = begin()
    worker().dispatchEvent(new Event('error'))
    expect(await outcome).toMatchObject({ stopped: { kind: 'storage/unavailable' } })

    const again = run()
    worker(1).says({ kind: 'done', run: 2, outcome: done })
    expect(await again).toEqual(done)
    expect(worker(0).ended).toBe(true)
  })

  it('ends with the reason when the worker cannot open the store', async () => {
    const { outcome } = begin()
    const failure = { kind: 'storage/newer-version', found: 2, known: 1 } as const
    worker().says({ kind: 'closed', failure })

    expect(await outcome).toEqual({ ...done, stopped: failure })
  })

  it('does not go on with a worker whose store turned suspect', async () => {
    const { outcome } = begin()
    const stopped = { kind: 'storage/unavailable', detail: 'no answer' } as const
    worker().says({ kind: 'done', run: 1, outcome: { ...done, stopped } })

    expect(await outcome).toMatchObject({ stopped })
    expect(worker().ended).toBe(true)
  })

  describe('beside a shell that copies files by itself', () => {
    const [call, note] = [new File(['call'], 'call.mp3'), new Blob(['note'])]
    const [hash, other] = [sha256Of('call'), sha256Of('note')]

    const beginWith = () => {
      const copied: { readonly sha256: string; readonly file: File; isKept?: boolean }[] = []
      const storeFile: StoreFile = (sha256, file, isKept) => {
        const one: (typeof copied)[number] = { sha256, file }
        copied.push(one)
        void isKept.then((now) => (one.isKept = now))
      }
      const files = [note, call].map((file) => ({ file, name: 'x', acquired: 'dropped' as const }))
      void startImporter({ ...settings(), storeFile }).importFiles(caseId, files, {
        signal: new AbortController().signal,
        onProgress: () => undefined,
      })
      const keeping = [
        { index: 0, sha256: other },
        { index: 1, sha256: hash },
      ]
      worker().says({ kind: 'keep', run: 1, step: { kind: 'keeping', files: keeping } })
      return copied
    }

    it('gives it the files that are about to be kept, and says when they are', async () => {
      const copied = beginWith()
      expect(copied).toEqual([{ sha256: hash, file: call }])

      worker().says({ kind: 'keep', run: 1, step: { kind: 'kept' } })
      await expect.poll(() => copied[0]?.isKept).toBe(true)
    })

    it('says that they are not when the import ends before', async () => {
      const copied = beginWith()
      worker().says({ kind: 'done', run: 1, outcome: done })
      await expect.poll(() => copied[0]?.isKept).toBe(false)
    })

    it('says that they are not when the worker breaks', async () => {
      const copied = beginWith()
      worker().dispatchEvent(new Event('error'))
      await expect.poll(() => copied[0]?.isKept).toBe(false)
      // and what it still says is of no import any more
      worker().says({ kind: 'keep', run: 1, step: { kind: 'kept' } })
    })
  })
})
