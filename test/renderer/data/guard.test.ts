// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import type { StorageFailure } from '../../../shared/core/failure.ts'
import { createGuard, deadlines } from '../../../renderer/data/guard.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { aStore, freshNames } from './a-store.ts'

const small = { size: 'small', neededBytes: 0 } as const
const never = () => new Promise<never>(() => undefined)

describe('a store that does not answer', () => {
  it('is given up after its deadline, and takes no more writes', async () => {
    vi.useFakeTimers()
    const guard = createGuard(async () => await Promise.resolve(undefined))
    const told: StorageFailure[] = []
    guard.watchTrouble((failure) => told.push(failure))
    const hanging = guard.write(never, small)
    await vi.advanceTimersByTimeAsync(deadlines.small)
    vi.useRealTimers()

    expect(await hanging).toMatchObject({ failure: { kind: 'storage/unavailable' } })
    expect(await guard.write(async () => await Promise.resolve(1), small)).toMatchObject({ ok: false })
    expect(told).toHaveLength(1)
  })

  it('can still be read', async () => {
    const guard = createGuard(async () => await Promise.resolve(undefined))
    guard.suspect({ kind: 'storage/unavailable', detail: 'test' })

    expect(await guard.read(async () => await Promise.resolve(1))).toEqual({ ok: true, value: 1 })
  })
})

describe('a store on a disk that is nearly full', () => {
  const mib = 1024 ** 2
  const written = async () => await Promise.resolve(1)

  it('writes nothing until there is room, and goes on then', async () => {
    vi.useFakeTimers()
    let free = 511 * mib
    let looks = 0
    const guard = createGuard(async () => await Promise.resolve(((looks += 1), free)))
    const told: StorageFailure[] = []
    guard.watchTrouble((failure) => told.push(failure))
    const refused = await guard.write(written, small)
    free = 512 * mib
    const atOnce = await guard.write(written, small)
    await vi.advanceTimersByTimeAsync(2000)
    const later = await guard.write(written, small)
    vi.useRealTimers()

    const full = { kind: 'storage/full', neededBytes: 512 * mib, freeBytes: 511 * mib }
    expect(refused).toEqual({ ok: false, failure: full })
    expect(atOnce).toEqual({ ok: false, failure: full })
    expect(later).toEqual({ ok: true, value: 1 })
    expect([looks, told]).toEqual([2, []])
  })

  it('can still be opened and read', async () => {
    const names = freshNames()
    const before = await aStore({ names })
    await before.door.commit({ label: 'case-created', ops: [put('case', aCase())] })
    before.close()

    const full = await aStore({ names, freeBytes: async () => await Promise.resolve(mib) })
    expect(await full.cases.get(caseId)).toEqual(aCase())
    const refused = await full.door.commit({ label: 'case-removed', ops: [put('case', aCase())] })
    expect(refused).toMatchObject({ failure: { kind: 'storage/full' } })
  })
})

describe('a store whose database is closed under it', () => {
  it('refuses the next commit and says so', async () => {
    const store = await aStore()
    const told: StorageFailure[] = []
    store.watchTrouble((failure) => told.push(failure))
    await store.door.commit({ label: 'case-created', ops: [put('case', aCase())] })
    store.databases.records.close()
    const refused = await store.door.commit({
      label: 'case-edited',
      ops: [put('case', aCase({ title: '改' }))],
    })

    expect(refused).toMatchObject({ ok: false, failure: { kind: 'storage/unavailable' } })
    expect(told).toMatchObject([{ kind: 'storage/unavailable' }])
  })

  it('is told when another window deletes the database', async () => {
    const store = await aStore()
    const told: StorageFailure[] = []
    store.watchTrouble((failure) => told.push(failure))
    indexedDB.deleteDatabase(store.databases.records.name)
    await expect.poll(() => told.length).toBe(1)

    expect(
      await store.door.commit({ label: 'case-removed', ops: [put('case', aCase({ id: caseId }))] }),
    ).toMatchObject({
      ok: false,
    })
  })
})
