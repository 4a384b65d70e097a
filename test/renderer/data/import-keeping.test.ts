// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { KeepStep } from '../../../renderer/workers/import/import-run.ts'
import { failed } from '../../../shared/core/result.ts'
import { sha256Of } from '../../builders/node-hash.ts'
import { aFile, aStoreWithCase, imported, importParts, someBytes } from './an-import.ts'

describe('whoever brings files to the second copy', () => {
  it('is told of them before the journal is, and when they are kept', async () => {
    const store = await aStoreWithCase()
    const steps: unknown[] = []
    const onKeep = (step: KeepStep) => {
      const seen = store.databases.records.journal.count().then((rows) => ({ ...step, rows }))
      steps.push(seen)
    }
    const large = someBytes(9 * 1024 * 1024)
    const files = [aFile('a.txt', 'a'), aFile('again.txt', 'a'), aFile('b.bin', large)]
    await imported(await importParts(store), files, { onKeep })

    expect(await Promise.all(steps)).toEqual([
      { kind: 'keeping', files: [{ index: 0, sha256: sha256Of('a') }], rows: 1 },
      { kind: 'kept', rows: 2 },
      { kind: 'keeping', files: [{ index: 2, sha256: sha256Of(large) }], rows: 2 },
      { kind: 'kept', rows: 3 },
    ])
  })

  it('is not told that they are kept when they are not', async () => {
    const store = await aStoreWithCase()
    const parts = await importParts(store)
    const failure = { kind: 'storage/full', neededBytes: 1 } as const
    const door = { ...parts.door, commitWithOriginals: () => Promise.resolve(failed(failure)) }
    const steps: string[] = []
    await imported({ ...parts, door }, [aFile('a.txt', 'a')], { onKeep: ({ kind }) => void steps.push(kind) })

    expect(steps).toEqual(['keeping'])
  })
})
