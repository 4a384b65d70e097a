// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { catchUp } from '../../../renderer/data/mirror.ts'
import type { OpenedStore } from '../../../renderer/data/open-store.ts'
import type { Vault } from '../../../shared/core/ports.ts'
import { failed } from '../../../shared/core/result.ts'
import { aVault } from '../../builders/a-vault.ts'
import { memoryFiles } from '../../builders/memory-files.ts'
import { sha256Of } from '../../builders/node-hash.ts'
import { aFile, aStoreWithCase, imported, importParts, someBytes } from './an-import.ts'

const quiet = { cancel: { aborted: false }, onProgress: () => undefined }
const large = someBytes(2_500_000)
const small = new TextEncoder().encode('订单号')
const whole = {
  originals: 2,
  bytes: large.length + small.length,
  firstMended: [],
  secondMended: [],
  unmended: [],
  lost: [],
}
const pathOf = (bytes: Uint8Array) => `objects/${sha256Of(bytes).slice(0, 2)}/${sha256Of(bytes)}`

async function kept() {
  const files = memoryFiles()
  const vault = await aVault(files)
  const store = await aStoreWithCase()
  await imported(await importParts(store), [aFile('call.wav', large), aFile('a.txt', small)])
  await catchUp(store.mirrored, vault, quiet)
  return { files, vault, store }
}
const hurtFirst = async ({ databases: { payload, records } }: OpenedStore) => {
  const sid = (await records.objects.get(sha256Of(large)))?.sid ?? ''
  const chunk = await payload.chunks.get([sid, 1])
  if (!chunk) throw new Error('no chunk')
  // as a program without checks would have kept it
  const { c: _c, ...unchecked } = chunk
  await payload.chunks.put({ ...unchecked, d: chunk.d.map((byte, at) => (at === 5 ? byte ^ 2 : byte)) })
}
const all = (store: OpenedStore, vault: Vault | undefined) => store.careWith(vault).check('all', quiet)

describe('checking all originals', () => {
  it('finds whole ones whole, in both copies', async () => {
    const { store, vault } = await kept()
    const seen: unknown[] = []

    expect(
      await store.careWith(vault).check('all', { ...quiet, onProgress: (now) => seen.push(now) }),
    ).toEqual({
      ok: true,
      value: whole,
    })
    expect(seen).toEqual([
      { done: 1, of: 2 },
      { done: 2, of: 2 },
    ])
  })

  it('puts the first copy right from the second, also where no check was kept beside the chunk', async () => {
    const { store, vault } = await kept()
    await hurtFirst(store)

    expect(await all(store, vault)).toEqual({ ok: true, value: { ...whole, firstMended: [sha256Of(large)] } })
    expect(await all(store, vault)).toEqual({ ok: true, value: whole })
  })

  it('brings back what only the second copy holds', async () => {
    const { store, vault } = await kept()
    await store.databases.payload.chunks.clear()

    expect(await all(store, vault)).toMatchObject({ value: { firstMended: { length: 2 }, lost: [] } })
    expect(await all(store, undefined)).toEqual({ ok: true, value: whole })
  })

  it.each([
    ['changed', (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, at) => (at === 9 ? byte ^ 1 : byte))],
    ['cut short', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, 100)],
    ['gone', () => undefined],
  ])('puts the second copy right from the first when it is %s', async (_name, damage) => {
    const { store, vault, files } = await kept()
    files.damage(pathOf(large), damage)

    expect(await all(store, vault)).toEqual({
      ok: true,
      value: { ...whole, secondMended: [sha256Of(large)] },
    })
    expect(await vault.check(sha256Of(large), quiet.cancel)).toEqual({ ok: true, value: 'whole' })
  })

  it('names what is whole in neither', async () => {
    const { store, vault, files } = await kept()
    await hurtFirst(store)
    files.damage(pathOf(large), () => undefined)

    expect(await all(store, vault)).toEqual({ ok: true, value: { ...whole, lost: [sha256Of(large)] } })
  })

  it('does not call whole what it could not put right', async () => {
    const { store, vault } = await kept()
    await hurtFirst(store)
    store.guard.suspect({ kind: 'storage/unavailable', detail: 'read-only' })

    expect(await all(store, vault)).toEqual({ ok: true, value: { ...whole, unmended: [sha256Of(large)] } })
    expect(await store.careWith(vault).check('due', quiet)).toMatchObject({ value: { originals: 1 } })
  })

  it('stops at once when it is cancelled, and tells what keeps the second copy from answering', async () => {
    const { store, vault } = await kept()
    const failure = { kind: 'vault/unavailable', detail: 'EIO' } as const

    expect(await store.careWith(vault).check('all', { ...quiet, cancel: { aborted: true } })).toEqual({
      ok: true,
      value: 'cancelled',
    })
    expect(await all(store, { ...vault, check: async () => await Promise.resolve(failed(failure)) })).toEqual(
      {
        ok: false,
        failure,
      },
    )
  })
})

describe('checking what is due', () => {
  it('takes what is new, once', async () => {
    const { store, vault } = await kept()

    expect(await store.careWith(vault).check('due', quiet)).toEqual({ ok: true, value: whole })
    expect(await store.careWith(vault).check('due', quiet)).toMatchObject({ value: { originals: 0 } })
  })
})
