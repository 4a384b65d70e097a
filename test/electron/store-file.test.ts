import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createVaultHandlers } from '../../electron/handlers/vault-handlers.ts'
import { givenFiles, type ReadGiven } from '../../electron/vault/given-file.ts'
import type { Vault } from '../../shared/core/ports.ts'
import { failed, ok } from '../../shared/core/result.ts'
import { aVault } from '../builders/a-vault.ts'
import { memoryFiles } from '../builders/memory-files.ts'
import { sha256Of } from '../builders/node-hash.ts'

const content = Buffer.alloc(1_500_000, '订单号：DH20240918-001')
const sha256 = sha256Of(content)
const [page, stranger] = [{ id: 1 }, { id: 2 }]
let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-file-'))
  path = join(folder, 'invoice.pdf')
  writeFileSync(path, content)
})
afterEach(() => rmSync(folder, { recursive: true }))

async function aDesk(over: { readonly readGiven?: ReadGiven; readonly vault?: Partial<Vault> } = {}) {
  const files = memoryFiles()
  const vault = { ...(await aVault(files)), ...over.vault }
  const { handlers, dropOf } = createVaultHandlers(
    () => Promise.resolve(ok(vault)),
    () => 'store',
    over.readGiven ?? givenFiles([]),
  )
  const store = (args: { path?: string; bytes?: number; sha256?: typeof sha256 } = {}, caller = page) =>
    handlers['vault:store-file']({ sha256, bytes: content.length, path, ...args }, caller)
  return {
    store,
    dropOf,
    size: async (of = sha256) => await vault.sizeOf(of),
    check: async () => await vault.check(sha256, { aborted: false }),
    left: async () => [...(await files.list('tmp')), ...(await files.list('damaged'))],
  }
}

/** Files that are read when the test says so; who reads is noted. */
function slowly() {
  const reading: string[] = []
  const goes: (() => void)[] = []
  const readGiven: ReadGiven = async (file, work) => {
    reading.push(file.path)
    await new Promise<void>((resolve) => goes.push(resolve))
    return await givenFiles([])(file, work)
  }
  return { reading, readGiven, goOn: () => goes.splice(0).forEach((go) => go()) }
}
const aTurn = () => new Promise((resolve) => setTimeout(resolve))

describe('a file that main copies by its path', () => {
  it('is in the vault when main has answered', async () => {
    const { store, size, check, left } = await aDesk()

    expect(await store()).toEqual(ok('stored'))
    expect(await size()).toEqual(ok(content.length))
    expect(await check()).toEqual(ok('whole'))
    expect(await left()).toEqual([])
  })

  it('is not read again when its bytes are there', async () => {
    const { store } = await aDesk()
    await store()

    expect(await store({ path: '/no/such/file' })).toEqual(ok('stored'))
  })

  it('leaves nothing when other bytes lie there, as many as they may be', async () => {
    const { store, size, left } = await aDesk()
    writeFileSync(path, Buffer.alloc(content.length, 'x'))

    expect(await store()).toEqual(ok('gone-or-changed'))
    expect(await size()).toEqual(ok(undefined))
    expect(await left()).toEqual([])
  })

  it('gives a page that lies about the hash nothing, under either name', async () => {
    const { store, size, left } = await aDesk()
    const lie = sha256Of('something else')

    expect(await store({ sha256: lie })).toEqual(ok('gone-or-changed'))
    expect(await size(lie)).toEqual(ok(undefined))
    expect(await size()).toEqual(ok(undefined))
    expect(await left()).toEqual([])
  })

  it('is answered alike when it is gone, shorter, or lies nowhere', async () => {
    const { store } = await aDesk()
    for (const lies of [{ path: join(folder, 'gone') }, { bytes: 3 }, { path: '' }])
      expect(await store(lies)).toEqual(ok('gone-or-changed'))
  })

  it('says what the disk refuses', async () => {
    const failure = { kind: 'vault/full', neededBytes: 1 } as const
    const onWriting = await aDesk({ vault: { store: () => Promise.resolve(failed(failure)) } })
    const onLooking = await aDesk({ vault: { sizeOf: () => Promise.resolve(failed(failure)) } })

    expect(await onWriting.store()).toEqual(failed(failure))
    expect(await onLooking.store()).toEqual(failed(failure))
  })
})

describe('many files at once', () => {
  it('are read four at a time', async () => {
    const { reading, readGiven, goOn } = slowly()
    const { store } = await aDesk({ readGiven })
    const all = Array.from({ length: 10 }, (_, nth) => {
      const name = join(folder, String(nth))
      writeFileSync(name, String(nth))
      return store({ path: name, bytes: 1, sha256: sha256Of(String(nth)) })
    })
    await expect.poll(() => reading.length).toBe(4)
    await aTurn()
    expect(reading).toHaveLength(4)

    const goingOn = setInterval(goOn)
    expect(await Promise.all(all)).toEqual(all.map(() => ok('stored')))
    clearInterval(goingOn)
  })

  it('go with the page that asked for them, and leave nothing', async () => {
    const { reading, readGiven, goOn } = slowly()
    const { store, dropOf, size, left } = await aDesk({ readGiven })
    const others = [sha256, ...['b', 'c', 'd', 'e'].map((text) => sha256Of(text))]
    const asked = others.map((one) => store({ sha256: one }))
    await expect.poll(() => reading.length).toBe(4)

    const dropped = dropOf(page.id)
    goOn()
    await dropped

    for (const answer of await Promise.all(asked))
      expect(answer).toMatchObject({ failure: { kind: 'ipc/bad-arguments' } })
    expect(reading).toHaveLength(4)
    expect(await size()).toEqual(ok(undefined))
    expect(await left()).toEqual([])
  })

  it('stay when another page goes', async () => {
    const { readGiven, reading, goOn } = slowly()
    const { store, dropOf } = await aDesk({ readGiven })
    const asked = store()
    await expect.poll(() => reading.length).toBe(1)
    await dropOf(stranger.id)
    goOn()

    expect(await asked).toEqual(ok('stored'))
  })

  it('are dropped together with one that a bug ended', async () => {
    let go = () => undefined as void
    const readGiven: ReadGiven = () => new Promise((_, reject) => (go = () => reject(new Error('a bug'))))
    const { store, dropOf } = await aDesk({ readGiven })
    const asked = store().catch((error: unknown) => error)
    await aTurn()
    const dropped = dropOf(page.id)
    go()
    await dropped

    expect(await asked).toEqual(new Error('a bug'))
  })
})
