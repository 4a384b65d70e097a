// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import { startCopies } from '../../../renderer/app/second-copies.ts'
import type { OpenedStore } from '../../../renderer/data/open-store.ts'
import { restoreAll } from '../../../renderer/data/restore.ts'
import type { CopiesState } from '../../../renderer/services.tsx'
import type { JournalHead } from '../../../shared/core/journal/commit.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import type { Vault } from '../../../shared/core/ports.ts'
import { failed } from '../../../shared/core/result.ts'
import { aVault } from '../../builders/a-vault.ts'
import { anEvent } from '../../builders/an-event.ts'
import { memoryFiles } from '../../builders/memory-files.ts'
import { rowsInVault } from '../../builders/rows-in-vault.ts'
import { aFile, aStoreWithCase, imported, importParts, someBytes } from '../data/an-import.ts'
import { aStore } from '../data/a-store.ts'

async function following(
  change: (vault: Vault) => Vault = (vault) => vault,
  store?: OpenedStore,
  files = memoryFiles(),
) {
  const vault = await aVault(files)
  return { vault, ...follow(change(vault), store ?? (await aStoreWithCase())) }
}

function follow(vault: Vault, store: OpenedStore) {
  const later: (() => void)[] = []
  const looks: (() => void)[] = []
  const told: CopiesState[] = []
  const forks: unknown[] = []
  const shared: JournalHead[] = []
  const copies = startCopies({
    vault,
    mirrored: store.mirrored,
    door: store.door,
    care: store.careWith(vault),
    onShared: (head) => shared.push(head),
    onForked: (failure) => forks.push(failure),
    exclusive: async (work) => await work(),
    after: (milliseconds, work) => void (milliseconds === 60_000 ? looks : later).push(work),
  })
  copies.watch((state) => told.push(state))
  const add = (id: string) =>
    store.door.commit({ label: 'event-added', ops: [put('event', anEvent({ id }))] })
  return { store, later, looks, told, forks, shared, add }
}

describe('the second copy that follows the journal', () => {
  it('says "two copies" only when the vault holds what was committed', async () => {
    const { vault, store, told, add } = await following()
    await expect.poll(() => told.at(-1)?.kind).toBe('two')
    await add('a')
    await expect.poll(() => told.at(-1)).toMatchObject({ kind: 'two', head: { seq: 2 } })

    expect(told.map(({ kind }) => kind).filter((kind, at, all) => kind !== all[at - 1])).toEqual([
      'copying',
      'two',
      'copying',
      'two',
    ])
    expect(await rowsInVault(vault, 1)).toEqual(await store.databases.records.journal.toArray())
  })

  it('tells where both end, as often as they do, and nothing while the vault refuses', async () => {
    let isDown = false
    const { store, shared, told, add } = await following((vault) => ({
      ...vault,
      append: async (rows) =>
        isDown ? failed({ kind: 'vault/unavailable', detail: 'EIO' } as const) : await vault.append(rows),
    }))
    await add('a')
    await expect.poll(() => told.at(-1)).toMatchObject({ kind: 'two', head: { seq: 2 } })
    const { head } = await store.door.history()
    isDown = true
    await add('b')
    await expect.poll(() => told.at(-1)?.kind).toBe('one')

    expect(shared.at(-1)).toEqual(head)
  })

  it('tells of one copy while the vault refuses, and tries again by itself', async () => {
    let isDown = true
    const { later, told, add } = await following((vault) => ({
      ...vault,
      append: async (rows) =>
        isDown ? failed({ kind: 'vault/unavailable', detail: 'EIO' } as const) : await vault.append(rows),
    }))
    await expect.poll(() => told.at(-1)).toMatchObject({ kind: 'one', failure: { detail: 'EIO' } })
    await add('a')
    await expect.poll(() => told.at(-1)?.kind).toBe('one')
    expect(later).toHaveLength(1)

    isDown = false
    later.shift()?.()
    await expect.poll(() => told.at(-1)).toMatchObject({ kind: 'two', head: { seq: 2 } })
  })

  it('notices within a minute that the vault went away, without a change, and that it came back', async () => {
    let isAway = false
    const { later, looks, told } = await following((vault) => ({
      ...vault,
      state: async () =>
        isAway ? failed({ kind: 'vault/folder-missing', folder: 'USB' } as const) : await vault.state(),
    }))
    await expect.poll(() => told.at(-1)?.kind).toBe('two')
    const before = told.length
    looks.shift()?.()
    await expect.poll(() => looks.length).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(told).toHaveLength(before)

    isAway = true
    looks.shift()?.()
    await expect.poll(() => told.at(-1)).toMatchObject({ kind: 'one', failure: { folder: 'USB' } })
    isAway = false
    later.shift()?.()
    await expect.poll(() => told.at(-1)?.kind).toBe('two')
    expect(looks).toHaveLength(1)
  })

  it('writes a vault anew that another took the place of', async () => {
    const empty = await aVault(memoryFiles())
    let isOther = false
    const { looks, told } = await following((vault) => ({
      ...vault,
      state: () => (isOther ? empty : vault).state(),
      append: (rows) => (isOther ? empty : vault).append(rows),
    }))
    await expect.poll(() => told.at(-1)?.kind).toBe('two')
    isOther = true
    looks.shift()?.()

    await expect.poll(async () => (await rowsInVault(empty, 1)).length).toBe(1)
    await expect.poll(() => told.at(-1)?.kind).toBe('two')
  })

  it('does not say that it copies for ever when something unforeseen happens', async () => {
    const complaints = vi.spyOn(console, 'error').mockReturnValue()
    const { told } = await following((vault) => ({
      ...vault,
      append: () => Promise.reject(new Error('a bug in the vault')),
    }))

    await expect
      .poll(() => told.at(-1))
      .toMatchObject({ kind: 'one', failure: { detail: 'a bug in the vault' } })
    expect(complaints).toHaveBeenCalledTimes(1)
    vi.restoreAllMocks()
  })

  it('brings originals back before it says "two copies" after a restore', async () => {
    const before = await aStoreWithCase()
    await imported(await importParts(before), [aFile('call.wav', someBytes(2_500_000)), aFile('a.txt', 'a')])
    const files = memoryFiles()
    const first = await following(undefined, before, files)
    await expect.poll(() => first.told.at(-1)?.kind).toBe('two')
    const vault = await aVault(memoryFiles(files.all()))
    const restored = await aStore()
    await restoreAll(restored.mirrored, vault, { cancel: { aborted: false }, onProgress: () => undefined })
    const { told } = follow(vault, restored)
    const chunks: number[] = []
    await expect
      .poll(async () => {
        chunks.push(await restored.databases.payload.chunks.count())
        return told.at(-1)?.kind
      })
      .toBe('two')

    expect(await restored.databases.payload.chunks.count()).toBe(4)
    expect(told.findIndex(({ kind }) => kind === 'two')).toBe(told.length - 1)
    expect(told).toContainEqual({ kind: 'copying', files: { done: 2, of: 2 } })
  })

  it('does not say "two copies" while an original is whole in none', async () => {
    const store = await aStoreWithCase()
    await imported(await importParts(store), [aFile('call.wav', someBytes(2_500_000))])
    await store.databases.payload.chunks.clear()
    const { told } = await following(undefined, store)

    await expect.poll(() => told.at(-1)).toMatchObject({ kind: 'lacking', lost: { length: 1 } })
    expect(told.some(({ kind }) => kind === 'two')).toBe(false)
  })

  it('stops the writing of both when they tell different stories, and does not try again', async () => {
    const files = memoryFiles()
    const first = await following(undefined, undefined, files)
    await expect.poll(() => first.told.at(-1)?.kind).toBe('two')
    const { told, forks, later } = follow(await aVault(memoryFiles(files.all())), await aStoreWithCase())

    await expect.poll(() => told.at(-1)?.kind).toBe('one')
    expect(forks).toEqual([{ kind: 'vault/forked', seq: 1 }])
    expect(later).toEqual([])
  })
})
