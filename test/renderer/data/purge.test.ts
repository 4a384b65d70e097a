// @vitest-environment node
import { type Arbitrary, array, assert, asyncProperty, constantFrom, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asEventId, asExhibitId, type Sha256 } from '../../../shared/core/ids.ts'
import { put, remove } from '../../../shared/core/journal/operation.ts'
import type { Vault } from '../../../shared/core/ports.ts'
import { catchUp } from '../../../renderer/data/mirror.ts'
import type { OpenedStore } from '../../../renderer/data/open-store.ts'
import { trashedOf } from '../../../renderer/data/rows/trash-row.ts'
import { caseId } from '../../builders/a-case.ts'
import { anEvent } from '../../builders/an-event.ts'
import { anExhibit, someSha256 } from '../../builders/an-exhibit.ts'
import { aVault } from '../../builders/a-vault.ts'
import { memoryFiles } from '../../builders/memory-files.ts'
import { sha256Of } from '../../builders/node-hash.ts'
import { rowsInVault } from '../../builders/rows-in-vault.ts'
import { aFile, aStoreWithCase, imported, importParts, leftovers, someBytes } from './an-import.ts'
import { aStore, freshNames } from './a-store.ts'
import { contents } from './contents.ts'

const quiet = { cancel: { aborted: false }, onProgress: () => undefined }
const GiB = 2 ** 30
/** Ten chunks: more than one transaction takes. */
const large = someBytes(10_000_000)
const [call, note] = [sha256Of(large), sha256Of('订单号')]

async function kept(over: Parameters<typeof aStore>[0] = {}) {
  const files = memoryFiles()
  const vault = await aVault(files)
  const store = await aStoreWithCase(over)
  await imported(await importParts(store), [aFile('call.wav', large), aFile('a.txt', '订单号')])
  await catchUp(store.mirrored, vault, quiet)
  return { files, vault, store }
}
const idOf = async ({ exhibits }: OpenedStore, sha256: Sha256) =>
  (await exhibits.ofCase(caseId)).find(({ original }) => original.sha256 === sha256)?.id ?? asExhibitId('?')
/** Removes the exhibit of an original, and deletes it for good. */
async function purged(store: OpenedStore, sha256: Sha256) {
  const id = await idOf(store, sha256)
  await store.door.commit({ label: 'exhibits-removed', ops: [remove('exhibit', id)] })
  const done = await store.door.purge([{ entity: 'exhibit', id }], '')
  if (!done.ok) throw new Error(done.failure.kind)
}
const chunksOf = async ({ databases: { payload } }: OpenedStore) => await payload.chunks.count()
const inVault = async (vault: Vault, sha256: Sha256) => {
  const size = await vault.sizeOf(sha256)
  return size.ok ? size.value : size.failure.kind
}
const done = { ok: true, value: 'done' }

describe('the bytes of a purged original', () => {
  it('go from both copies, with what was read in them, and nothing else goes', async () => {
    const { store, vault } = await kept()
    await purged(store, call)
    await catchUp(store.mirrored, vault, quiet)
    expect(await store.erasing.second(vault)).toEqual(done)
    expect(await store.erasing.first()).toEqual(done)

    expect(await inVault(vault, call)).toBeUndefined()
    expect(await inVault(vault, note)).toBe(9)
    expect(await leftovers(store)).toEqual({ staging: 0, orphans: 0, chunks: 1 })
    expect(await store.objects.sizeOf(call)).toBeUndefined()
    expect((await store.objects.read(note, 0, 9)).ok).toBe(true)
    expect(await rowsInVault(vault, 1)).toEqual(await store.databases.records.journal.toArray())
  })

  it('stay while another exhibit has them, and go with the last', async () => {
    const { store, vault } = await kept()
    const [one] = await store.exhibits.ofCase(caseId)
    const twin = anExhibit({ id: 'twin', position: 9, original: one?.original ?? {} })
    await store.door.commit({ label: 'exhibits-imported', ops: [put('exhibit', twin)] })
    await store.door.commit({ label: 'exhibits-removed', ops: [remove('exhibit', twin.id)] })
    await purged(store, call)
    await catchUp(store.mirrored, vault, quiet)
    await store.erasing.second(vault)
    await store.erasing.first()
    expect([await inVault(vault, call), await chunksOf(store)]).toEqual([large.length, 11])

    await store.door.purge([{ entity: 'exhibit', id: 'twin' }], '')
    await catchUp(store.mirrored, vault, quiet)
    await store.erasing.second(vault)
    await store.erasing.first()
    expect([await inVault(vault, call), await chunksOf(store)]).toEqual([undefined, 1])
  })

  it('are called neither lost nor damaged by any check, and the second copy is no longer one of them', async () => {
    const { store, vault } = await kept()
    await purged(store, call)
    const caught = await catchUp(store.mirrored, vault, quiet)
    await store.erasing.second(vault)
    await store.erasing.first()

    expect(caught).toMatchObject({ value: { lost: [] } })
    for (const which of ['all', 'due', 'single'] as const)
      expect(await store.careWith(vault).check(which, quiet)).toMatchObject({
        ok: true,
        value: { firstMended: [], secondMended: [], unmended: [], lost: [] },
      })
  })

  it('are found by the next start when a crash came between', async () => {
    const names = freshNames()
    const { store, vault } = await kept({ names })
    await purged(store, call)
    await catchUp(store.mirrored, vault, quiet)
    store.close()

    const again = await aStore({ names })
    expect(await chunksOf(again)).toBe(11)
    expect(await again.erasing.newest()).toBe((await again.door.history()).head.seq)
    expect([await again.erasing.second(vault), await again.erasing.first()]).toEqual([done, done])
    expect([await inVault(vault, call), await chunksOf(again)]).toEqual([undefined, 1])
  })

  it('are found by the next start when a crash came in the middle', async () => {
    const { store } = await kept()
    await purged(store, call)
    const sids = (await store.databases.records.purged.get(call))?.sids ?? []
    await store.databases.payload.chunks.bulkDelete(
      [0, 1, 2].map((n): [string, number] => [sids[0] ?? '', n]),
    )

    expect(await chunksOf(store)).toBe(8)
    expect(await store.erasing.first()).toEqual(done)
    expect(await chunksOf(store)).toBe(1)
  })

  it('stay in a second copy whose journal does not know of the purge yet', async () => {
    const { store, vault } = await kept()
    await purged(store, call)

    expect(await store.erasing.second(vault)).toEqual({ ok: true, value: 'kept' })
    expect(await inVault(vault, call)).toBe(large.length)
    await catchUp(store.mirrored, vault, quiet)
    expect(await store.erasing.second(vault)).toEqual(done)
    expect(await inVault(vault, call)).toBeUndefined()
  })

  it('never come to a second copy that was away all the time, and nobody misses them there', async () => {
    const { store } = await kept()
    await purged(store, call)
    await store.erasing.first()
    const late = await aVault(memoryFiles())

    expect(await catchUp(store.mirrored, late, quiet)).toMatchObject({ ok: true, value: { lost: [] } })
    expect([await inVault(late, call), await inVault(late, note)]).toEqual([undefined, 9])
    expect(await store.erasing.second(late)).toEqual(done)
    expect(await store.careWith(late).check('all', quiet)).toMatchObject({
      value: { originals: 1, lost: [] },
    })
  })

  it.each([false, true])(
    'go behind the row that says so, whatever step of the disk fails (power cut: %s)',
    async (isPowerCut) => {
      const { store, files } = await kept()
      await purged(store, call)
      const before = new Map([...files.all()].map(([path, bytes]) => [path, bytes.slice()]))
      const { seq } = (await store.door.history()).head
      const whole = memoryFiles(before)
      const counted = await aVault(whole)
      await catchUp(store.mirrored, counted, quiet)
      await store.erasing.second(counted)
      let failures = 0
      for (let failsAt = 1; failsAt <= whole.steps(); failsAt++) {
        const disk = memoryFiles(before, { failsAt, isPowerCut })
        const failing = await aVault(disk)
        const caught = await catchUp(store.mirrored, failing, quiet)
        const removed = await store.erasing.second(failing)
        if (!caught.ok || !removed.ok) failures += 1
        const after = await aVault(memoryFiles(disk.all()))
        if ((await inVault(after, call)) === undefined)
          expect((await rowsInVault(after, 1)).at(-1)).toMatchObject({ seq })

        expect(await catchUp(store.mirrored, after, quiet)).toMatchObject({ ok: true })
        expect(await store.erasing.second(after)).toEqual(done)
        expect([await inVault(after, call), await inVault(after, note)]).toEqual([undefined, 9])
      }
      expect(failures).toBeGreaterThan(1)
    },
  )

  it('may come again, and are an original like any other then', async () => {
    const { store, vault } = await kept()
    await purged(store, call)
    await imported(await importParts(store), [aFile('again.wav', large)])
    await catchUp(store.mirrored, vault, quiet)
    await store.erasing.second(vault)
    await store.erasing.first()

    expect(await leftovers(store)).toEqual({ staging: 0, orphans: 0, chunks: 11 })
    expect(await inVault(vault, call)).toBe(large.length)
    expect(await store.careWith(vault).check('all', quiet)).toMatchObject({
      value: { originals: 2, firstMended: [], secondMended: [], lost: [] },
    })
  })
})

describe('a disk that is nearly full', () => {
  it('keeps anything from being deleted for good, and says why', async () => {
    let free = 100 * GiB
    const { store } = await kept({ freeBytes: async () => await Promise.resolve(free) })
    const id = await idOf(store, call)
    await store.door.commit({ label: 'exhibits-removed', ops: [remove('exhibit', id)] })
    free = 0.4 * GiB

    expect(await store.door.purge([{ entity: 'exhibit', id }], '')).toEqual({
      ok: false,
      failure: { kind: 'trash/no-room-to-delete', freeBytes: 0.4 * GiB },
    })
    expect(await chunksOf(store)).toBe(11)
  })

  it('lets bytes wait, and at most eight chunks go once it was too late to see', async () => {
    let free = 100 * GiB
    const { store } = await kept({ freeBytes: async () => await Promise.resolve(free) })
    await purged(store, call)
    free = 0.4 * GiB
    expect(await store.erasing.first()).toEqual({ ok: true, value: 'nearly-full' })
    expect(await chunksOf(store)).toBe(11)

    free = 100 * GiB
    const { chunks } = store.databases.payload
    chunks.hook('deleting', () => {
      free = 0.4 * GiB
    })
    expect(await store.erasing.first()).toEqual({ ok: true, value: 'nearly-full' })
    expect(await chunksOf(store)).toBe(3)
  })
})

describe('a store rebuilt from the second copy', () => {
  it('does not bring a purged thing back, and does not miss its bytes', async () => {
    const { store, vault } = await kept()
    await purged(store, call)
    await catchUp(store.mirrored, vault, quiet)
    await store.erasing.second(vault)
    const found = await aStore()

    expect(await catchUp(found.mirrored, vault, quiet)).toMatchObject({ ok: true, value: { lost: [] } })
    expect((await found.exhibits.ofCase(caseId)).map(({ original }) => original.sha256)).toEqual([note])
    expect(await found.databases.records.trash.count()).toBe(0)
    expect(await found.databases.records.objects.toCollection().primaryKeys()).toEqual([note])
    expect(await found.erasing.newest()).toBe(await store.erasing.newest())
    expect(await found.careWith(vault).check('all', quiet)).toMatchObject({
      value: { originals: 1, firstMended: [note], lost: [] },
    })
  })
})

describe('an import while something is purged', () => {
  it('brings its own bytes where those it had found are gone by then', async () => {
    const { store } = await kept()
    const id = await idOf(store, note)
    await store.door.commit({ label: 'exhibits-removed', ops: [remove('exhibit', id)] })
    const parts = await importParts(store)
    let isPurged = false
    const outcome = await imported(
      {
        ...parts,
        cases: {
          ...parts.cases,
          // the last thing that is asked before the commit
          get: async (one) => {
            if (!isPurged) {
              isPurged = true
              await store.door.purge([{ entity: 'exhibit', id }], '')
              await store.erasing.first()
            }
            return await parts.cases.get(one)
          },
        },
      },
      [aFile('same.txt', '订单号')],
    )

    expect([isPurged, outcome.stopped]).toEqual([true, undefined])
    expect((await store.objects.read(note, 0, 9)).ok).toBe(true)
    expect(await leftovers(store)).toMatchObject({ staging: 0, orphans: 0, chunks: 11 })
  })
})

describe('any history with purges', () => {
  it('is told the same by a store rebuilt from the second copy', { timeout: 120_000 }, async () => {
    const step = record({
      do: constantFrom('change', 'change', 'change', 'undo', 'redo', 'exported', 'purge', 'purge-all'),
      id: constantFrom('a', 'b', 'c'),
      isRemoved: constantFrom(true, false),
      entity: constantFrom('event' as const, 'exhibit' as const),
      group: constantFrom('g', undefined),
    })
    const operation = ({ entity, id, isRemoved }: typeof step extends Arbitrary<infer S> ? S : never) => {
      if (entity === 'event')
        return isRemoved ? remove('event', asEventId(id)) : put('event', anEvent({ id }))
      // two exhibits have the same file
      const original = { sha256: someSha256(id === 'c' ? 'b' : 'a') }
      return isRemoved ? remove('exhibit', asExhibitId(id)) : put('exhibit', anExhibit({ id, original }))
    }
    const inTrash = async ({ databases: { records } }: OpenedStore) =>
      (await records.trash.toArray()).map(trashedOf)
    let purges = 0
    const property = asyncProperty(array(step, { maxLength: 25, size: 'max' }), async (steps) => {
      const store = await aStoreWithCase()
      for (const one of steps) {
        if (one.do === 'undo' || one.do === 'redo') await store.door[one.do]()
        else if (one.do === 'purge') await store.door.purge([{ entity: one.entity, id: one.id }], '')
        else if (one.do === 'purge-all') await store.door.purge(await inTrash(store), 'all')
        else
          await store.door.commit({
            label: one.do === 'exported' ? 'bundle-exported' : 'event-edited',
            ops: [operation(one)],
            ...(one.group === undefined ? {} : { group: one.group }),
          })
      }
      const vault = await aVault(memoryFiles())
      await catchUp(store.mirrored, vault, quiet)
      const found = await aStore()
      await catchUp(found.mirrored, vault, quiet)
      const { objects: _mine, ...live } = await contents(store)
      const { objects: _theirs, ...rebuilt } = await contents(found)
      expect(rebuilt).toEqual(live)
      purges += live.purged.length
      store.close()
      found.close()
    })
    await assert(property, { numRuns: 60 })
    expect(purges).toBeGreaterThan(0)
  })
})
