import { describe, expect, it } from 'vitest'
import type { Collected } from '../../../renderer/features/evidence/import/collect-files.ts'
import { announcementOf } from '../../../renderer/features/evidence/import/announcement-of.ts'
import { createImportQueue } from '../../../renderer/features/evidence/import/import-queue.ts'
import { outcomeSentence } from '../../../renderer/features/evidence/import/outcome-sentence.ts'
import type { Importer, ImportOutcome } from '../../../renderer/services.tsx'
import { en } from '#shared/messages/en/en.ts'
import { caseId } from '../../builders/a-case.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'

const files = (...names: readonly string[]): Collected => ({
  files: names.map((name) => ({ file: new Blob([name]), name, acquired: 'dropped' })),
  systemFiles: [],
  unreadable: [],
})
const kept: ImportOutcome = { files: [{ kind: 'kept', exhibit: anExhibit() }], cancelled: false }

/** An importer whose imports end when the test says so. */
function heldImporter() {
  const started: string[] = []
  const finish: ((outcome: ImportOutcome) => void)[] = []
  const importer: Importer = {
    importFiles: (_, given, { signal, onProgress }) => {
      started.push(given.map(({ name }) => name).join('+'))
      onProgress({ files: { done: 1, total: given.length }, bytes: { done: 1, total: 9 }, current: 'a' })
      return new Promise((resolve) => {
        finish.push(resolve)
        signal.addEventListener('abort', () => resolve({ files: [], cancelled: true }))
      })
    },
  }
  return { importer, started, finish }
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('the import queue', () => {
  it('runs one import after another, in the order they came', async () => {
    const { importer, started, finish } = heldImporter()
    const queue = createImportQueue(importer)

    void queue.add(caseId, files('a'))
    void queue.add(caseId, files('b', 'c'))
    await settled()
    expect(started).toEqual(['a'])
    expect(queue.store.getState().jobs.map(({ state }) => state)).toEqual(['running', 'waiting'])

    finish[0]?.(kept)
    await settled()
    expect(started).toEqual(['a', 'b+c'])
  })

  it('says at once that a cancelled import is stopping, then that it has stopped', async () => {
    const { importer } = heldImporter()
    const queue = createImportQueue(importer)
    void queue.add(caseId, files('a'))
    await settled()

    queue.cancel(1)
    expect(queue.store.getState().jobs[0]?.state).toBe('stopping')
    await settled()

    expect(queue.store.getState().jobs[0]).toMatchObject({ state: 'done', outcome: { cancelled: true } })
  })

  it('never starts an import that was cancelled while it waited', async () => {
    const { importer, started, finish } = heldImporter()
    const queue = createImportQueue(importer)
    void queue.add(caseId, files('a'))
    void queue.add(caseId, files('b'))
    await settled()

    queue.cancel(2)
    finish[0]?.(kept)
    await settled()

    expect(started).toEqual(['a'])
    expect(queue.store.getState().jobs.at(-1)?.outcome?.cancelled).toBe(true)
  })

  it('goes on with the next when an import breaks, and the fault is not hidden', async () => {
    const importer: Importer = {
      importFiles: (_, given) =>
        given[0]?.name === 'bad' ? Promise.reject(new Error('a bug')) : Promise.resolve(kept),
    }
    const queue = createImportQueue(importer)

    const bad = queue.add(caseId, files('bad'))
    const good = queue.add(caseId, files('good'))

    await expect(bad).rejects.toThrow('a bug')
    await expect(good).resolves.toBeUndefined()
    const [broken] = queue.store.getState().jobs
    expect(broken && outcomeSentence(broken, en.evidence.import)).toBe(en.evidence.import.perhapsKept)
  })

  it('puts a plain success away when the next import comes, but not one with something to say', async () => {
    const outcomes: ImportOutcome[] = [
      kept,
      { files: [{ kind: 'duplicate', name: 'b', of: anExhibit() }], cancelled: false },
      kept,
    ]
    const queue = createImportQueue({ importFiles: () => Promise.resolve(outcomes.shift() ?? kept) })

    await queue.add(caseId, files('a'))
    await queue.add(caseId, files('b'))
    await queue.add(caseId, files('c'))

    expect(queue.store.getState().jobs.map(({ id }) => id)).toEqual([2, 3])
  })
})

describe('what a screen reader hears of an import', () => {
  const text = en.evidence.import
  const job = { id: 1, caseId, collected: files(...Array.from('abcdefgh')) } as const
  const at = (done: number) =>
    announcementOf(
      [
        {
          ...job,
          state: 'running',
          progress: { files: { done, total: 8 }, bytes: { done: 0, total: 0 } },
        },
      ],
      text,
    )

  it('is each quarter, not each file', () => {
    expect(at(0)).toBe(at(1))
    expect(at(2)).not.toBe(at(1))
    expect(at(2)).toBe(text.running(2, 8))
  })

  it('is the outcome at the end, duplicates and failures included', () => {
    const outcome: ImportOutcome = {
      cancelled: false,
      files: [
        { kind: 'kept', exhibit: anExhibit() },
        { kind: 'duplicate', name: 'b', of: anExhibit() },
      ],
    }

    expect(announcementOf([{ ...job, state: 'done', outcome }], text)).toBe(
      `${text.kept(1)} ${text.duplicates(1)}`,
    )
  })

  it('claims nothing when a worker broke that may have kept files', () => {
    const ended = (outcome: Partial<ImportOutcome>) =>
      announcementOf([{ ...job, state: 'done', outcome: { files: [], cancelled: false, ...outcome } }], text)
    const unavailable = { kind: 'storage/unavailable', detail: 'import worker' } as const

    expect(ended({ stopped: unavailable })).toBe(text.perhapsKept)
    expect(ended({ stopped: unavailable, files: kept.files })).toBe(text.kept(1))
    expect(ended({ stopped: { kind: 'storage/full', neededBytes: 1 } })).toBe(text.kept(0))
    expect(ended({})).toBe(text.kept(0))
  })
})
