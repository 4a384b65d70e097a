// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import { startCopies } from '../../../renderer/app/second-copies.ts'
import type { CopiesState } from '../../../renderer/services.tsx'
import { put } from '../../../shared/core/journal/operation.ts'
import type { Vault } from '../../../shared/core/ports.ts'
import { failed } from '../../../shared/core/result.ts'
import { aVault } from '../../builders/a-vault.ts'
import { anEvent } from '../../builders/an-event.ts'
import { memoryFiles } from '../../builders/memory-files.ts'
import { rowsInVault } from '../../builders/rows-in-vault.ts'
import { aStoreWithCase } from '../data/an-import.ts'

async function following(change: (vault: Vault) => Vault = (vault) => vault) {
  const vault = await aVault(memoryFiles())
  const store = await aStoreWithCase()
  const later: (() => void)[] = []
  const told: CopiesState[] = []
  const copies = startCopies({
    vault: change(vault),
    mirrored: store.mirrored,
    door: store.door,
    exclusive: async (work) => await work(),
    after: (_milliseconds, work) => void later.push(work),
  })
  copies.watch((state) => told.push(state))
  const add = (id: string) =>
    store.door.commit({ label: 'event-added', ops: [put('event', anEvent({ id }))] })
  return { vault, store, later, told, add }
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
})
