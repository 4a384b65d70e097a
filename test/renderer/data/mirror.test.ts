// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { VaultFailure } from '../../../shared/core/failure.ts'
import { emptyHead, type JournalRow } from '../../../shared/core/journal/commit.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import type { Vault } from '../../../shared/core/ports.ts'
import { segmentHeadBytes } from '../../../shared/vault/segments.ts'
import { catchUp, pull } from '../../../renderer/data/mirror.ts'
import { type FirstLook, firstLook, restoreAll } from '../../../renderer/data/restore.ts'
import type { OpenedStore } from '../../../renderer/data/open-store.ts'
import { aVault } from '../../builders/a-vault.ts'
import { anEvent } from '../../builders/an-event.ts'
import { memoryFiles } from '../../builders/memory-files.ts'
import { sha256Of } from '../../builders/node-hash.ts'
import { rowsInVault } from '../../builders/rows-in-vault.ts'
import { aFile, aStoreWithCase, imported, importParts, someBytes } from './an-import.ts'
import { aStore } from './a-store.ts'
import { contents } from './contents.ts'

const quiet = { cancel: { aborted: false }, onProgress: () => undefined }
const large = someBytes(3_500_000)
const copyOf =
  (vault: Vault) => async (sha256: ReturnType<typeof sha256Of>, offset: number, length: number) => {
    const read = await vault.read(sha256, offset, length)
    return read.ok ? new Uint8Array(read.value) : undefined
  }
const rowsOf = async ({ databases }: OpenedStore) => await databases.records.journal.toArray()

async function aMirroredStore() {
  const files = memoryFiles()
  const vault = await aVault(files)
  const store = await aStoreWithCase({ copy: copyOf(vault) })
  await imported(await importParts(store), [
    aFile('a.txt', '订单号'),
    aFile('call.wav', large),
    aFile('empty.txt', ''),
  ])
  const caught = await catchUp(store.mirrored, vault, quiet)
  return { files, vault, store, caught }
}

describe('the second copy', () => {
  it('holds every row, and every original that the rows name', async () => {
    const { vault, store, caught } = await aMirroredStore()

    expect(caught).toMatchObject({ ok: true, value: { lost: [] } })
    expect(await rowsInVault(vault, 1)).toEqual(await rowsOf(store))
    for (const bytes of [new TextEncoder().encode('订单号'), large, new Uint8Array(0)])
      expect(await vault.check(sha256Of(bytes), quiet.cancel)).toEqual({ ok: true, value: 'whole' })
  })

  it(
    'is caught up by whoever comes next, whatever step of the disk failed',
    { timeout: 120_000 },
    async () => {
      const { files, store } = await aMirroredStore()
      for (let failsAt = 1; failsAt <= files.steps(); failsAt++) {
        const failing = memoryFiles(new Map(), { failsAt })
        const first = await aVault(failing).catch(() => undefined)
        if (first) await catchUp(store.mirrored, first, quiet)
        const vault = await aVault(memoryFiles(failing.all()))
        expect(await catchUp(store.mirrored, vault, quiet)).toMatchObject({ ok: true })
        expect(await rowsInVault(vault, 1)).toEqual(await rowsOf(store))
        expect(await vault.check(sha256Of(large), quiet.cancel)).toMatchObject({ ok: true })
      }
    },
  )

  it('does not hold a row whose original is still on its way', async () => {
    const { store } = await aMirroredStore()
    const vault = await aVault(memoryFiles())
    const cancel = { aborted: false }
    const interrupted = {
      ...vault,
      store: async (...args: Parameters<Vault['store']>) => {
        cancel.aborted = true
        return await vault.store(...args)
      },
    }

    expect(await catchUp(store.mirrored, interrupted, { ...quiet, cancel })).toEqual({
      ok: true,
      value: 'cancelled',
    })
    expect(await rowsInVault(vault, 1)).toEqual([])
  })

  it('goes on without an original that the first copy has lost, and says which', async () => {
    const { store } = await aMirroredStore()
    await store.databases.payload.chunks.clear()
    const vault = await aVault(memoryFiles())
    const lonely = {
      ...store.mirrored,
      objects: {
        ...store.mirrored.objects,
        read: async (sha256: ReturnType<typeof sha256Of>) =>
          await Promise.resolve({
            ok: false,
            failure: { kind: 'storage/original-missing', sha256 },
          } as const),
      },
    }

    expect(await catchUp(lonely, vault, quiet)).toMatchObject({
      value: { lost: [sha256Of('订单号'), sha256Of(large)] },
    })
    expect(await rowsInVault(vault, 1)).toEqual(await rowsOf(store))
  })

  it('gets whole rows in the place of damaged ones', async () => {
    const { files, store } = await aMirroredStore()
    files.damage('journal/000000000001.jrnl', (bytes) => {
      bytes[100] = (bytes[100] ?? 0) ^ 4
      return bytes
    })
    const vault = await aVault(memoryFiles(files.all()))

    expect(await catchUp(store.mirrored, vault, quiet)).toMatchObject({ ok: true })
    expect(await rowsInVault(vault, 1)).toEqual(await rowsOf(store))
  })

  it('is left alone when it tells another story, and so is the first', async () => {
    const { vault, store } = await aMirroredStore()
    const other = await aStoreWithCase()
    await other.door.commit({ label: 'event-added', ops: [put('event', anEvent({ id: 'other' }))] })
    const [mine, theirs] = [await rowsOf(other), await rowsInVault(vault, 1)]

    expect(await catchUp(other.mirrored, vault, quiet)).toEqual({
      ok: false,
      failure: { kind: 'vault/forked', seq: 1 },
    })
    expect(await rowsOf(other)).toEqual(mine)
    expect(await rowsInVault(vault, 1)).toEqual(theirs)
    store.close()
  })
})

describe('a store that was lost', () => {
  it('comes back from the second copy, and its originals when they are looked at', async () => {
    const { vault, store } = await aMirroredStore()
    const found = await aStore({ copy: copyOf(vault) })

    expect(await catchUp(found.mirrored, vault, quiet)).toMatchObject({ ok: true })
    expect(await contents(found)).toEqual(await contents(store))
    expect(await found.databases.payload.chunks.count()).toBe(0)

    const read = await found.objects.read(sha256Of(large), 1_000_000, 200_000)
    expect(read.ok && sha256Of(read.value)).toBe(sha256Of(large.slice(1_000_000, 1_200_000)))
    await expect.poll(() => found.databases.payload.chunks.count()).toBe(2)
  })
})

describe('a chunk that is not what was written', () => {
  const hurt = {
    'is gone': () => undefined,
    'lost its end': (d: Uint8Array<ArrayBuffer>) => d.slice(0, 1000),
    'has a flipped bit': (d: Uint8Array<ArrayBuffer>) => d.map((byte, at) => (at === 77 ? byte ^ 1 : byte)),
  }
  const unreadable = { name: 'NotReadableError' }
  const hurtChunk = async (
    store: OpenedStore,
    change: (d: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | undefined,
  ) => {
    const { chunks } = store.databases.payload
    const row = await store.databases.records.objects.get(sha256Of(large))
    const chunk = await chunks.get([row?.sid ?? '', 1])
    if (!chunk) throw new Error('no chunk')
    const d = change(chunk.d)
    await (d ? chunks.put({ ...chunk, d }) : chunks.delete([chunk.sid, 1]))
    return async () => (await chunks.get([chunk.sid, 1]))?.d
  }

  it('and cannot be read, because the browser lost its file, is had from the second copy', async () => {
    const { store } = await aMirroredStore()
    const { chunks } = store.databases.payload
    // what Chromium says when a value's own file is gone, whatever else is asked for with it
    chunks.hook('reading', (row: { readonly n: number }) => {
      if (row.n === 1) throw Object.assign(new Error('Failed to read large IndexedDB value'), unreadable)
      return row
    })

    const read = await store.objects.read(sha256Of(large), 0, large.length)
    expect(read.ok && sha256Of(read.value)).toBe(sha256Of(large))
  })

  it.each(Object.entries(hurt))('and %s is had from the second copy and put back', async (_name, change) => {
    const { store } = await aMirroredStore()
    const found = await hurtChunk(store, change)

    const read = await store.objects.read(sha256Of(large), 0, large.length)
    expect(read.ok && sha256Of(read.value)).toBe(sha256Of(large))
    await expect
      .poll(async () => sha256Of((await found()) ?? ''))
      .toBe(sha256Of(large.slice(1_048_576, 2_097_152)))
  })

  it.each(Object.entries(hurt))('and %s is told where there is no second copy', async (_name, change) => {
    const store = await aStoreWithCase()
    await imported(await importParts(store), [aFile('call.wav', large)])
    await hurtChunk(store, change)

    expect(await store.objects.read(sha256Of(large), 0, large.length)).toMatchObject({
      ok: false,
      failure: { sha256: sha256Of(large) },
    })
    expect((await store.objects.read(sha256Of(large), 2_097_152, 10)).ok).toBe(true)
  })
})

describe('the first look at database and vault', () => {
  it('goes on where there is nothing yet, or where both say the same', async () => {
    const { vault, store } = await aMirroredStore()
    const fresh = await aStore()

    expect(await firstLook(await aVault(memoryFiles()), fresh.mirrored)).toEqual({ kind: 'open' })
    expect(await firstLook(vault, store.mirrored)).toEqual({ kind: 'open' })
  })

  it('offers to restore what an empty database lacks', async () => {
    const { vault, store } = await aMirroredStore()
    const empty = await aStore()
    const { seq } = (await store.door.history()).head

    expect(await firstLook(vault, empty.mirrored)).toEqual({
      kind: 'restore',
      found: { cases: 1, exhibits: 3, rows: seq, last: '2024-10-01T02:00:00.000Z' },
    })
    expect(await restoreAll(empty.mirrored, vault, quiet)).toEqual({ ok: true, value: 'pulled' })
    expect(await contents(empty)).toEqual(await contents(store))
  })

  it('does not take an empty database for a new beginning when the vault cannot be read', async () => {
    const { vault } = await aMirroredStore()
    const failure = { kind: 'vault/unavailable', detail: 'EACCES' } as const
    const silent = { ...vault, state: async () => await Promise.resolve({ ok: false, failure } as const) }

    expect(await firstLook(silent, (await aStore()).mirrored)).toEqual({ kind: 'closed', failure })
  })

  describe('that cannot see a vault with which both ended once', () => {
    const unseen = async (failure: VaultFailure) => {
      const { vault } = await aMirroredStore()
      return { ...vault, state: async () => await Promise.resolve({ ok: false, failure } as const) }
    }
    const away = { kind: 'vault/not-allowed', folder: 'USB' } as const

    it('goes on where the journal has that row, however much longer it is by now', async () => {
      const { store } = await aMirroredStore()
      const shared = (await store.door.history()).head
      await store.door.commit({ label: 'event-added', ops: [put('event', anEvent())] })

      expect(await firstLook(await unseen(away), store.mirrored, shared)).toEqual({ kind: 'open' })
    })

    it.each([
      ['ends before it', 1],
      ['tells another story there', -1],
    ])('opens nothing where the journal %s', async (_, further) => {
      const { store } = await aMirroredStore()
      const { seq } = (await store.door.history()).head
      const shared = { seq: further < 0 ? seq : seq + further, hash: 'f'.repeat(64) }

      expect(await firstLook(await unseen(away), store.mirrored, shared)).toEqual({
        kind: 'closed',
        failure: { kind: 'folder/ahead', seq: shared.seq, reason: 'not-allowed', folder: 'USB' },
      })
    })

    it.each<[VaultFailure, FirstLook['kind']]>([
      [{ kind: 'vault/in-other-window' }, 'closed'],
      [{ kind: 'vault/folder-missing', folder: 'USB' }, 'closed'],
      [{ kind: 'vault/unavailable', detail: 'EIO' }, 'closed'],
      [{ kind: 'vault/damaged', seq: 2 }, 'open'],
      [{ kind: 'vault/full', neededBytes: 1 }, 'open'],
    ])('for the reason %j is %s', async (failure, kind) => {
      const { store } = await aMirroredStore()
      const shared = { seq: 99, hash: 'f'.repeat(64) }

      expect((await firstLook(await unseen(failure), store.mirrored, shared)).kind).toBe(kind)
    })

    it('opens nothing either on a folder that lacks that row too', async () => {
      const { vault, store } = await aMirroredStore()
      const shared = { seq: 99, hash: 'f'.repeat(64) }

      expect(await firstLook(vault, store.mirrored, shared)).toEqual({
        kind: 'closed',
        failure: { kind: 'folder/ahead', seq: 99, reason: 'away' },
      })
    })
  })

  it('gives back what can be read of a damaged vault, and goes on from there', async () => {
    const { files, store, vault: whole } = await aMirroredStore()
    await store.door.commit({ label: 'event-added', ops: [put('event', anEvent({ id: 'last' }))] })
    await catchUp(store.mirrored, whole, quiet)
    const all = await rowsInVault(await aVault(files), 1)
    const [name = ''] = [...files.all().keys()].filter((path) => path.startsWith('journal/')).slice(-1)
    files.damage(name, (bytes) => bytes.map((byte, at) => (at === 100 ? byte ^ 1 : byte)))
    const vault = await aVault(memoryFiles(files.all()))
    const empty = await aStore()
    const look = await firstLook(vault, empty.mirrored)
    const readable = await rowsInVault(vault, 1)

    expect(readable.length).toBeLessThan(all.length)
    expect(look).toMatchObject({ kind: 'restore', found: { rows: readable.length } })
    expect(await restoreAll(empty.mirrored, vault, quiet)).toMatchObject({ ok: true })
    expect(await rowsOf(empty)).toEqual(all.slice(0, readable.length))
    await empty.door.commit({ label: 'event-added', ops: [put('event', anEvent({ id: 'next' }))] })
    expect(await catchUp(empty.mirrored, vault, quiet)).toMatchObject({ ok: true })
    expect(await rowsInVault(vault, 1)).toEqual(await rowsOf(empty))
  })
})

describe('a journal that is behind a damaged second copy', () => {
  /** A store of ten commits, its vault, and that vault with one row of the middle damaged. */
  async function damagedInTheMiddle() {
    const files = memoryFiles()
    const vault = await aVault(files)
    const store = await aStoreWithCase()
    for (let n = 2; n <= 10; n++)
      await store.door.commit({ label: 'event-added', ops: [put('event', anEvent({ id: `e${n}` }))] })
    await catchUp(store.mirrored, vault, quiet)
    const all = await rowsOf(store)
    const hash = all[5]?.hash ?? ''
    for (const path of [...files.all().keys()].filter((name) => name.startsWith('journal/')))
      files.damage(path, (bytes) => {
        const at = Buffer.from(bytes).indexOf(Buffer.from(hash, 'hex'))
        // the row's own hash stands in its frame, and at the head of a segment that continues it
        if (at > segmentHeadBytes) bytes[at + 40] = (bytes[at + 40] ?? 0) ^ 1
        return bytes
      })
    const hurt = memoryFiles(files.all())
    const damaged = await aVault(hurt)
    const state = await damaged.state()
    return { all, hurt, damaged, state: state.ok ? state.value : undefined }
  }
  const upTo = (vault: Vault, seq: number): Vault => ({
    ...vault,
    rows: async (from) => {
      const page = await vault.rows(from)
      return page.ok ? { ...page, value: page.value.filter((row) => row.seq <= seq) } : page
    },
  })
  const behind = async (vault: Vault, rows: readonly JournalRow[], seq: number) => {
    const store = await aStore()
    const { hash = '' } = rows[seq - 1] ?? {}
    await pull(store.mirrored, upTo(vault, seq), emptyHead, { seq, hash }, quiet)
    return store
  }

  it('gets the readable rest before anything new is written, and the damage stays', async () => {
    const { all, hurt, damaged, state } = await damagedInTheMiddle()
    expect(state).toMatchObject({ head: { seq: 5 }, damagedFrom: 6, behindDamage: 4 })
    const store = await behind(damaged, all, 3)
    const before = new Map(hurt.all())

    expect(await firstLook(damaged, store.mirrored)).toEqual({ kind: 'open' })
    expect(await rowsOf(store)).toEqual(all.slice(0, 5))
    await store.door.commit({ label: 'event-added', ops: [put('event', anEvent({ id: 'new' }))] })
    expect(await catchUp(store.mirrored, damaged, quiet)).toEqual({
      ok: false,
      failure: { kind: 'vault/damaged', seq: 6 },
    })
    expect(hurt.all()).toEqual(before)
  })

  it('does not have rows set aside that only the second copy has', async () => {
    const { all, hurt, damaged } = await damagedInTheMiddle()
    const whole = memoryFiles()
    await (await aVault(whole)).append(all)
    const store = await behind(await aVault(whole), all, 7)
    const before = new Map(hurt.all())

    expect(await catchUp(store.mirrored, damaged, quiet)).toEqual({
      ok: false,
      failure: { kind: 'vault/damaged', seq: 6 },
    })
    expect(hurt.all()).toEqual(before)
  })
})

describe('a second copy that cannot be read', () => {
  it('tells no other story: it is unavailable', async () => {
    const { vault, store } = await aMirroredStore()
    await store.door.commit({ label: 'event-added', ops: [put('event', anEvent({ id: 'more' }))] })
    const failure = { kind: 'vault/unavailable', detail: 'EIO' } as const
    const longer = await aStoreWithCase()
    const silent: Vault = { ...vault, rows: async () => await Promise.resolve({ ok: false, failure }) }

    expect(await catchUp(longer.mirrored, silent, quiet)).toEqual({ ok: false, failure })
    expect(await firstLook(silent, longer.mirrored)).toEqual({ kind: 'open' })
  })
})
