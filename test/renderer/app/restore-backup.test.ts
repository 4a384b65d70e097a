// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import { restoreBackup } from '../../../renderer/app/restore-backup.ts'
import { exclusiveBy } from '../../../renderer/data/exclusive.ts'
import { catchUp } from '../../../renderer/data/mirror.ts'
import type { OpenedStore } from '../../../renderer/data/open-store.ts'
import type { Backups } from '../../../renderer/platform/platform.ts'
import { asInstant } from '../../../shared/core/ids.ts'
import type { Vault } from '../../../shared/core/ports.ts'
import { failed, ok } from '../../../shared/core/result.ts'
import { aVault } from '../../builders/a-vault.ts'
import { memoryFiles } from '../../builders/memory-files.ts'
import { rowsInVault } from '../../builders/rows-in-vault.ts'
import { aStore } from '../data/a-store.ts'
import { aStoreWithCase } from '../data/an-import.ts'

const quiet = { signal: new AbortController().signal, onProgress: () => undefined }
const report = {
  folder: 'drive',
  at: asInstant('2026-11-23T08:00:00.000Z'),
  cases: 1,
  exhibits: 0,
  originals: 0,
  bytes: 0,
  rows: 1,
  copied: 0,
  lost: [],
  isOnSameDisk: false,
}

/** Rows of another machine's store, as its backup has them. */
async function someRows() {
  const vault = await aVault(memoryFiles())
  const caught = await catchUp((await aStoreWithCase()).mirrored, vault, {
    cancel: { aborted: false },
    onProgress: () => undefined,
  })
  if (!caught.ok) throw new Error(caught.failure.kind)
  return await rowsInVault(vault, 1)
}

function restoring(store: OpenedStore, vault: Vault, restore: Backups['restore']) {
  const startAgain = vi.fn<() => void>()
  const never = () => Promise.reject(new Error('not part of this test'))
  const backups = { last: never, make: never, find: never, restore }
  const exclusive = exclusiveBy(`restore-${Math.random()}`)
  return {
    startAgain,
    restore: restoreBackup({ backups, vault, mirrored: store.mirrored, exclusive, startAgain }).restore,
  }
}

describe('bringing a backup back', () => {
  it('gives the database all rows that the second copy got', async () => {
    const [store, vault, rows] = [await aStore(), await aVault(memoryFiles()), await someRows()]
    const { restore, startAgain } = restoring(store, vault, async () => {
      await vault.append(rows)
      return ok(report)
    })
    const steps: string[] = []

    expect(await restore({ ...quiet, onProgress: ({ step }) => steps.push(step) })).toEqual(ok(report))
    expect(await store.databases.records.journal.toArray()).toEqual(rows)
    expect(await store.databases.records.cases.count()).toBe(1)
    expect(steps.at(-1)).toBe('records')
    expect(startAgain).not.toHaveBeenCalled()
  })

  it('is refused where there are records, before anything is copied', async () => {
    const copy = vi.fn<Backups['restore']>()
    const { restore } = restoring(await aStoreWithCase(), await aVault(memoryFiles()), copy)

    expect(await restore(quiet)).toEqual(failed({ kind: 'backup/not-empty' }))
    expect(copy).not.toHaveBeenCalled()
  })

  it.each([
    ['was stopped', ok('cancelled' as const)],
    ['failed', failed({ kind: 'backup/unavailable', folder: 'drive', detail: 'EIO' } as const)],
  ])('that %s begins the program anew only when rows have come', async (_how, ended) => {
    const [store, vault, rows] = [await aStore(), await aVault(memoryFiles()), await someRows()]
    const first = restoring(store, vault, () => Promise.resolve(ended))
    expect(await first.restore(quiet)).toEqual(ended)
    expect(first.startAgain).not.toHaveBeenCalled()

    const second = restoring(store, vault, async () => {
      await vault.append(rows.slice(0, 1))
      return ended
    })
    expect(await second.restore(quiet)).toEqual(ended)
    expect(second.startAgain).toHaveBeenCalledTimes(1)
    expect(await store.databases.records.journal.count()).toBe(0)
  })

  it('lets nobody commit meanwhile', async () => {
    const [store, vault, rows] = [await aStore(), await aVault(memoryFiles()), await someRows()]
    let committed: Promise<unknown> | undefined
    const { restore } = restoring(store, vault, async () => {
      committed = store.door.commit({ label: 'case-edited', ops: [] })
      await vault.append(rows)
      return ok(report)
    })

    expect((await restore(quiet)).ok).toBe(true)
    await committed
    expect((await store.databases.records.journal.toArray()).slice(0, rows.length)).toEqual(rows)
  })
})
