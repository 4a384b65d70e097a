import { describe, expect, it } from 'vitest'
import { createVaultHandlers } from '../../electron/handlers/vault-handlers.ts'
import { givenFiles } from '../../electron/vault/given-file.ts'
import { failed, ok } from '../../shared/core/result.ts'
import { vaultCredits } from '../../shared/ipc/vault-contract.ts'
import { aVault } from '../builders/a-vault.ts'
import { memoryFiles } from '../builders/memory-files.ts'
import { sha256Of } from '../builders/node-hash.ts'

const bytes = new Uint8Array(3000).fill(9)
const sha256 = sha256Of(bytes)
const [page, stranger] = [{ id: 1 }, { id: 2 }]

/** The requests of a page that is bringing an original. */
async function bringing() {
  const files = memoryFiles()
  const vault = await aVault(files)
  let ids = 0
  const { handlers, dropOf } = createVaultHandlers(
    () => Promise.resolve(ok(vault)),
    () => `store-${(ids += 1)}`,
    givenFiles([]),
  )
  const started = await handlers['vault:store-start']({ sha256 }, page)
  if (!started.ok) throw new Error(started.failure.kind)
  const { storeId } = started.value
  const send = (offset: number, caller = page) =>
    handlers['vault:store-chunk']({ storeId, offset, bytes: bytes.subarray(offset, offset + 1000) }, caller)
  return {
    handlers,
    dropOf,
    send,
    storeId,
    finish: (caller = page) => handlers['vault:store-finish']({ storeId }, caller),
    abort: (caller = page) => handlers['vault:store-abort']({ storeId }, caller),
    size: () => vault.sizeOf(sha256),
    left: async () => [...(await files.list('tmp')), ...(await files.list('damaged'))],
  }
}
const refused = { ok: false, failure: { kind: 'ipc/bad-arguments' } }

describe('an original on its way over the boundary', () => {
  it('is there when all its pieces came', async () => {
    const { send, finish, size } = await bringing()
    for (const offset of [0, 1000, 2000]) expect(await send(offset)).toEqual(ok({}))

    expect(await finish()).toEqual(ok(3000))
    expect(await size()).toEqual(ok(3000))
  })

  it('is nobody else’s', async () => {
    const { send, finish, abort, size } = await bringing()

    expect(await send(0, stranger)).toMatchObject(refused)
    expect(await finish(stranger)).toMatchObject(refused)
    expect(await abort(stranger)).toEqual(ok({}))
    // and goes on as if nothing had been asked
    for (const offset of [0, 1000, 2000]) await send(offset)
    expect(await finish()).toEqual(ok(3000))
    expect(await size()).toEqual(ok(3000))
  })

  it.each([1000, 2000])('refuses a piece that leaves a gap or comes twice (%d)', async (offset) => {
    const { send, finish } = await bringing()
    await send(0)
    if (offset === 1000) await send(1000)

    expect(await send(offset)).toMatchObject(refused)
    for (const rest of offset === 1000 ? [2000] : [1000, 2000]) await send(rest)
    expect(await finish()).toEqual(ok(3000))
  })

  it('is not kept when it is called off while a piece is on its way', async () => {
    const { send, abort, finish, size, left } = await bringing()
    await send(0)
    const [sent, aborted] = await Promise.all([send(1000), abort()])

    expect(aborted).toEqual(ok({}))
    expect(sent).toMatchObject(refused)
    expect(await finish()).toMatchObject(refused)
    expect(await size()).toEqual(ok(undefined))
    expect(await left()).toEqual([])
  })

  it('is not kept when it is called off while it is being finished', async () => {
    const { send, abort, finish, size, left } = await bringing()
    for (const offset of [0, 1000, 2000]) await send(offset)
    const [finished] = await Promise.all([finish(), abort()])

    expect(finished).toMatchObject(refused)
    expect(await size()).toEqual(ok(undefined))
    expect(await left()).toEqual([])
  })

  it('refuses more pieces than may wait, and takes the others', async () => {
    const { handlers, finish, storeId, size } = await bringing()
    const piece = (offset: number) =>
      handlers['vault:store-chunk']({ storeId, offset, bytes: bytes.subarray(offset, offset + 100) }, page)
    const sent = await Promise.all(Array.from({ length: 12 }, (_, n) => piece(100 * n)))

    expect(sent.filter(({ ok: isTaken }) => isTaken)).toHaveLength(vaultCredits)
    expect(sent.at(-1)).toMatchObject(refused)
    for (let at = 100 * vaultCredits; at < bytes.length; at += 100) expect(await piece(at)).toEqual(ok({}))
    expect(await finish()).toEqual(ok(3000))
    expect(await size()).toEqual(ok(3000))
  })

  it('goes with the page that was bringing it', async () => {
    const { send, dropOf, left } = await bringing()
    await send(0)
    await dropOf(stranger.id)
    expect(await send(1000)).toEqual(ok({}))
    await dropOf(page.id)

    expect(await send(2000)).toMatchObject(refused)
    expect(await left()).toEqual([])
  })
})

describe('a vault that cannot be opened', () => {
  it('is said in every answer', async () => {
    const failure = { kind: 'vault/in-use' } as const
    const { handlers } = createVaultHandlers(
      () => Promise.resolve(failed(failure)),
      () => 'store',
      givenFiles([]),
    )

    expect(await handlers['vault:state']({}, page)).toEqual(failed(failure))
    expect(await handlers['vault:store-start']({ sha256 }, page)).toEqual(failed(failure))
  })

  it('is asked again each time', async () => {
    const vault = await aVault(memoryFiles())
    const unreadable = {
      ...vault,
      rows: () => Promise.resolve(failed({ kind: 'vault/unavailable', detail: 'EIO' } as const)),
    }
    const { handlers } = createVaultHandlers(
      () => Promise.resolve(ok(unreadable)),
      () => 'store',
      givenFiles([]),
    )

    expect(await handlers['vault:rows']({ fromSeq: 1 }, page)).toMatchObject({ failure: { detail: 'EIO' } })
  })
})
