import { expect } from 'vitest'
import { RecordsDatabase } from '../../../../renderer/data/databases.ts'
import { catchUp } from '../../../../renderer/data/mirror.ts'
import type { OpenedStore } from '../../../../renderer/data/open-store.ts'
import { recordSchemas, tableOf } from '../../../../renderer/data/projection.ts'
import { writeDerived } from '../../../../renderer/data/derived.ts'
import { readJournalAnew } from '../../../../renderer/data/read-journal-anew.ts'
import { isWhole } from '../../../../renderer/data/whole.ts'
import { asSha256 } from '../../../../shared/core/ids.ts'
import { verifiedChain } from '../../../../shared/core/journal/chain.ts'
import type { JournalRow } from '../../../../shared/core/journal/commit.ts'
import { entityNames } from '../../../../shared/core/journal/operation.ts'
import { nodeHash, sha256Of } from '../../../builders/node-hash.ts'
import { rowsInVault } from '../../../builders/rows-in-vault.ts'
import { leftovers } from '../an-import.ts'
import { aStore, freshNames } from '../a-store.ts'
import { contents } from '../contents.ts'
import { caseOf, entityOf, keyOf, type Model, type State } from './model.ts'
import { quiet, type Real } from './real.ts'

/** Every record, the tally, the trash, and what undo and redo would do. */
export async function expectSame({ store }: Real, model: Model) {
  const { databases, door } = store
  const { head, undo, redo } = await door.history()
  const { state } = model
  expect(head.seq).toBe(model.seq)
  expect({ undo, redo }).toEqual({ undo: state.undo.at(-1)?.label, redo: state.redo.at(-1)?.label })
  for (const entity of entityNames) {
    const rows = await tableOf(databases.records, entity).toArray()
    const found = rows.map((row) => [keyOf(entity, row.id), recordSchemas[entity].parse(row)] as const)
    expect(new Map(found)).toEqual(new Map([...state.now].filter(([key]) => entityOf(key) === entity)))
  }
  expect(await databases.records.tally.toArray()).toEqual(tallyOf(state))
  const trash = await databases.records.trash.toArray()
  expect(trash.map(({ key, whole, seq }) => ({ key, whole, seq }))).toEqual(
    [...state.gone]
      .map(([key, { whole, seq }]) => ({ key, whole, seq }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  )
}

function tallyOf({ now }: State) {
  const counts = new Map<string, number>()
  for (const [key, value] of now) {
    const caseId = caseOf(entityOf(key), value)
    if (entityOf(key) === 'exhibit') counts.set(caseId, (counts.get(caseId) ?? 0) + 1)
  }
  return [...counts]
    .map(([caseId, exhibits]) => ({ caseId, exhibits }))
    .toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1))
}

/** After a start: besides all that, every original to its last byte, the chain, the tables made of it, and nothing else. */
export async function expectWhole(real: Real, model: Model) {
  await expectSame(real, model)
  const { store } = real
  const { databases, door, objects } = store
  const { records } = databases
  const { originals } = model.state
  const rows = await records.objects.toArray()
  expect(new Set(rows.map(({ sha256 }) => sha256))).toEqual(new Set(originals.keys()))
  for (const [sha256, bytes] of originals) {
    const read = await objects.read(sha256, 0, bytes.length + 1)
    expect(read.ok ? sha256Of(read.value) : read.failure).toBe(sha256)
  }
  await written(store)
  expect(await leftovers(store)).toMatchObject({ staging: 0, orphans: 0 })

  const journal = await records.journal.toArray()
  const { head } = await door.history()
  expect(verifiedChain(journal, nodeHash.hashText, { end: head }).ok).toBe(true)
  expect(await madeAnew(journal)).toEqual(await derivedTables(records))
}

/** What was had from the second copy is put back by nobody who is waited for. */
async function written({ databases: { records, payload } }: OpenedStore) {
  const all = async () =>
    (
      await Promise.all((await records.objects.toArray()).map(async (row) => await isWhole(payload, row)))
    ).every(Boolean)
  await expect.poll(all, { interval: 1 }).toBe(true)
}

const derivedTables = async ({ told, trash }: RecordsDatabase) => ({
  told: await told.toArray(),
  trash: await trash.toArray(),
})

/** The derived tables, made anew from the journal alone. */
async function madeAnew(journal: readonly JournalRow[]) {
  const fresh = new RecordsDatabase(freshNames().records)
  await fresh.open()
  await fresh.journal.bulkAdd([...journal])
  await readJournalAnew(fresh.journal, (derived) => writeDerived(fresh, [derived]))
  const tables = await derivedTables(fresh)
  fresh.close()
  return tables
}

/** The second copy has every row and every original, and a store made of it alone is the living one. */
export async function expectMirrored({ store, vault }: Real, model: Model) {
  expect(await rowsInVault(vault, 1)).toEqual(await store.databases.records.journal.toArray())
  for (const sha256 of model.state.originals.keys())
    expect(await vault.check(sha256, quiet.cancel)).toEqual({ ok: true, value: 'whole' })
  for (const { sha256 } of await store.databases.records.purged.toArray())
    if (!model.state.originals.has(asSha256(sha256)))
      expect(await vault.sizeOf(asSha256(sha256))).toEqual({ ok: true, value: undefined })
  const rebuilt = await aStore()
  expect(await catchUp(rebuilt.mirrored, vault, quiet)).toMatchObject({ ok: true })
  expect(await contents(rebuilt)).toEqual(await contents(store))
  rebuilt.close()
}
