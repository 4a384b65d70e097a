// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { DrillProgress } from '../../../renderer/data/drill.ts'
import type { OpenedStore } from '../../../renderer/data/open-store.ts'
import { put, remove } from '../../../shared/core/journal/operation.ts'
import type { Vault } from '../../../shared/core/ports.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { aVault } from '../../builders/a-vault.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'
import { memoryFiles } from '../../builders/memory-files.ts'
import { sha256Of } from '../../builders/node-hash.ts'
import { aStore } from './a-store.ts'
import { aFile, aStoreWithCase, imported, importParts, someBytes } from './an-import.ts'

const quiet = { cancel: { aborted: false }, onProgress: () => undefined }
const alone = <T>(work: () => Promise<T>) => work()
const large = someBytes(2_500_000)

async function kept() {
  const files = memoryFiles()
  const vault = await aVault(files)
  const store = await aStoreWithCase()
  await imported(await importParts(store), [aFile('call.wav', large), aFile('a.txt', '订单号')])
  return { files, vault, store, drill: store.drillWith(vault, alone) }
}
const scratchLeft = async ({ databases }: OpenedStore) =>
  (await indexedDB.databases()).filter(({ name }) => name?.startsWith(`${databases.records.name}-`))
const equal = { cases: 1, exhibits: 2, originals: 2, bytes: 2_500_009, differing: [], unreadable: [] }

describe('a restore drill', () => {
  it('gives everything back as it is here, says so with a date, and leaves nothing behind', async () => {
    const { store, drill } = await kept()
    const told: DrillProgress[] = []

    const ran = await drill.run({ ...quiet, onProgress: (progress) => told.push(progress) })

    expect(ran).toMatchObject({ ok: true, value: { ...equal, at: '2024-10-01T02:00:00.000Z' } })
    expect(await drill.last()).toEqual(ran.ok && ran.value)
    expect([...new Set(told.map(({ step }) => step))]).toEqual(['rebuild', 'compare', 'read'])
    expect(told.at(-1)).toMatchObject({ done: 2_500_009, total: 2_500_009 })
    expect(await scratchLeft(store)).toEqual([])
  })

  it('does not miss what was purged', async () => {
    const { store, drill } = await kept()
    const { id } = (await store.exhibits.ofCase(caseId)).find(({ title }) => title === 'call') ?? {}
    if (!id) throw new Error('no call')
    await store.door.commit({ label: 'exhibits-removed', ops: [remove('exhibit', id)] })
    await store.door.purge([{ entity: 'exhibit', id }], '')

    expect(await drill.run(quiet)).toMatchObject({
      ok: true,
      value: { exhibits: 1, originals: 1, bytes: 9, differing: [], unreadable: [] },
    })
  })

  it.each([
    ['a record that was changed past the journal', 'cases'],
    ['a record that is no longer there', 'exhibits'],
    ['a record that nobody wrote', 'events'],
  ])('finds %s', async (what, table) => {
    const { store, drill } = await kept()
    const there = store.databases.records.table(table)
    if (what.includes('changed')) await there.toCollection().modify({ title: 'another' })
    if (what.includes('no longer')) await there.orderBy(':id').limit(1).delete()
    if (what.includes('nobody')) await there.add({ id: 'e', caseId: 'c', sortKey: 's', exhibitIds: [] })

    expect(await drill.run(quiet)).toMatchObject({ ok: true, value: { differing: [{ table, rows: 1 }] } })
  })

  it('names originals that would not come back', async () => {
    const { files, drill } = await kept()
    await drill.run(quiet)
    const name = sha256Of(large)
    files.damage(`objects/${name.slice(0, 2)}/${name}`, (bytes) => bytes.with(7, 0))

    expect(await drill.run(quiet)).toMatchObject({ ok: true, value: { ...equal, unreadable: [name] } })
  })

  it('compares at one row while somebody goes on working', async () => {
    const { store, vault } = await kept()
    let edits = 0
    const working: Vault = {
      ...vault,
      async state() {
        const state = await vault.state()
        // behind the catching up, before the comparison
        if (edits++ === 1)
          await store.door.commit({
            label: 'case-edited',
            ops: [put('case', aCase({ title: 'now another' }))],
          })
        return state
      },
    }

    expect(await store.drillWith(working, alone).run(quiet)).toMatchObject({ ok: true, value: equal })
    expect(edits).toBeGreaterThan(2)
  })

  it('can be cancelled at any step, keeps no report and leaves nothing behind', async () => {
    const { store, drill } = await kept()
    for (const step of ['rebuild', 'compare', 'read'] as const) {
      const cancel = { aborted: false }
      const onProgress = (progress: DrillProgress) => void (cancel.aborted ||= progress.step === step)

      expect(await drill.run({ cancel, onProgress })).toEqual({ ok: true, value: 'cancelled' })
      expect(await scratchLeft(store)).toEqual([])
    }
    expect(await drill.last()).toBeUndefined()
  })

  it('is not begun on a disk that is nearly full', async () => {
    const store = await aStore({ freeBytes: () => Promise.resolve(1000) })
    const drill = store.drillWith(await aVault(memoryFiles()), alone)

    expect(await drill.run(quiet)).toMatchObject({ failure: { kind: 'storage/full' } })
  })

  it('is due a month after the first entry, and not before', async () => {
    const { store, vault, drill } = await kept()
    expect(await drill.isDue()).toBe(false)
    expect(await (await aStore()).drillWith(vault, alone).isDue()).toBe(false)
    await store.databases.records.journal.toCollection().modify((row: { body: string }) => {
      row.body = row.body.replace('"at":"2024-10-01', '"at":"2024-08-01')
    })

    expect(await drill.isDue()).toBe(true)
  })

  it('rebuilds removed records and their trash as they are here', async () => {
    const { store, drill } = await kept()
    const [exhibit] = await store.exhibits.ofCase(anExhibit().caseId)
    if (exhibit)
      await store.door.commit({
        label: 'exhibits-removed',
        ops: [{ op: 'remove', entity: 'exhibit', id: exhibit.id }],
      })

    expect(await drill.run(quiet)).toMatchObject({
      ok: true,
      value: { exhibits: 1, originals: 2, differing: [], unreadable: [] },
    })
  })
})
