// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { knownVersions, PayloadDatabase, RecordsDatabase } from '../../../renderer/data/databases.ts'
import { writeTrash } from '../../../renderer/data/derived.ts'
import { openStore } from '../../../renderer/data/open-store.ts'
import { readJournalAnew } from '../../../renderer/data/read-journal-anew.ts'
import { asInstant, asSha256 } from '../../../shared/core/ids.ts'
import { canonicalJson } from '../../../shared/core/journal/canonical-json.ts'
import { put, remove } from '../../../shared/core/journal/operation.ts'
import { aCase } from '../../builders/a-case.ts'
import { caseId } from '../../builders/a-case.ts'
import { anEvent } from '../../builders/an-event.ts'
import { anExhibit, someSha256 } from '../../builders/an-exhibit.ts'
import { aStore, freshNames, settings } from './a-store.ts'

/** What each rung declares, in the words of `version().stores()`. A rung that was released never changes. */
const rungs = {
  records: {
    1: 'cases id,createdAt|entries id,[caseId+on+createdAt]|events id,[caseId+sortKey],*exhibitIds|exhibits id,[caseId+position],[caseId+original.sha256]|exports id,[caseId+at]|journal seq|meta k|objects sha256|parties id,caseId|tally caseId',
    2: 'cases id,createdAt|concerns [about+seq]|entries id,[caseId+on+createdAt]|events id,[caseId+sortKey],*exhibitIds|exhibits id,[caseId+position],[caseId+original.sha256],original.sha256|exports id,[caseId+at]|journal seq|meta k|objects sha256|parties id,caseId|tally caseId|trash key,[whole+seq],sha256',
    3: 'cases id,createdAt|concerns [about+seq]|entries id,[caseId+on+createdAt]|events id,[caseId+sortKey],*exhibitIds|exhibits id,[caseId+position],[caseId+original.sha256],original.sha256|exports id,[caseId+at]|journal seq|meta k|objects sha256|parties id,caseId|purged sha256,seq|tally caseId|trash key,[whole+seq],sha256',
    4: 'cases id,createdAt|entries id,[caseId+on+createdAt]|events id,[caseId+sortKey],*exhibitIds|exhibits id,[caseId+position],[caseId+original.sha256],original.sha256|exports id,[caseId+at]|journal seq|meta k|objects sha256|parties id,caseId|purged sha256,seq|tally caseId|told seq,*about|trash key,[whole+seq],sha256',
  },
  payload: { 1: 'chunks [sid+n]|staging sid' },
}
const aRow = { prev: '0'.repeat(64), hash: 'f'.repeat(64) }
const aBody = {
  v: 1,
  kind: 'change',
  label: 'exhibits-removed',
  at: asInstant('2024-10-01T02:00:00.000Z'),
  by: 'test bench',
}
const declared = (db: RecordsDatabase | PayloadDatabase) =>
  db.tables
    .map(
      ({ name, schema }) => `${name} ${[schema.primKey, ...schema.indexes].map(({ src }) => src).join(',')}`,
    )
    .sort()
    .join('|')

describe('the schema ladder', () => {
  it.each(Object.entries(rungs.records))('of the records has rung %s as it was released', (rung, stores) => {
    expect(declared(new RecordsDatabase('unopened', Number(rung)))).toBe(stores)
  })

  it.each(Object.entries(rungs.payload))('of the payload has rung %s as it was released', (rung, stores) => {
    expect(declared(new PayloadDatabase('unopened', Number(rung)))).toBe(stores)
  })

  it('ends at the version that the epoch gate knows', () => {
    expect(new RecordsDatabase('unopened').verno).toBe(knownVersions.records)
    expect(new PayloadDatabase('unopened').verno).toBe(knownVersions.payload)
    expect(Object.keys(rungs.records).at(-1)).toBe(String(knownVersions.records))
  })

  it.each([1, 2, 3])(
    'histories and trash come out of the journal of rung %i, past rows that cannot be read',
    async (rung) => {
      const names = freshNames()
      const then = new RecordsDatabase(names.records, rung)
      await then.open()
      const writes = [
        { ops: [put('exhibit', anExhibit())], inverse: [remove('exhibit', anExhibit().id)] },
        { ops: [remove('exhibit', anExhibit().id)], inverse: [put('exhibit', anExhibit())] },
      ]
      for (const [index, { ops, inverse }] of writes.entries()) {
        const seq = index * 2 + 1
        await then.journal.add({ ...aRow, seq, body: canonicalJson({ ...aBody, ops, inverse }) })
        await then.journal.add({ ...aRow, seq: seq + 1, body: 'not JSON' })
      }
      if (rung > 1) await readJournalAnew(then.journal, (derived) => writeTrash(then.trash, [derived]))
      then.close()

      const { journal, databases } = await aStore({ names })
      const page = await journal.page({ about: anExhibit().id, limit: 9 })
      expect(page.records.map(({ seq }) => seq)).toEqual([3, 1])
      expect(await databases.records.trash.toArray()).toMatchObject([
        { key: 'exhibit exhibit-1', seq: 3, whole: '', sha256: someSha256() },
      ])
    },
  )

  it('rung 3 keeps what was in the trash, which can be deleted for good from then on', async () => {
    const names = freshNames()
    const then = new RecordsDatabase(names.records, 2)
    await then.open()
    const body = {
      ...aBody,
      ops: [remove('exhibit', anExhibit().id)],
      inverse: [put('exhibit', anExhibit())],
    }
    await then.journal.add({ ...aRow, seq: 1, body: canonicalJson(body) })
    await then.meta.add({ k: 'head', v: { seq: 1, hash: aRow.hash } })
    await then.objects.add({ sha256: someSha256(), bytes: 27, sid: 'sid', chunks: 1 })
    await readJournalAnew(then.journal, (derived) => writeTrash(then.trash, [derived]))
    then.close()

    const { door, databases } = await aStore({ names })
    expect(await door.purge([{ entity: 'exhibit', id: anExhibit().id }], '')).toMatchObject({ ok: true })
    expect(await databases.records.purged.toArray()).toEqual([
      { sha256: someSha256(), seq: 2, sids: ['sid'] },
    ])
  })

  it('reads rows as rung 1 wrote them', async () => {
    const names = freshNames()
    const then = new RecordsDatabase(names.records, 1)
    await then.open()
    await then.cases.add({ ...aCase() })
    await then.events.add({ ...anEvent(), sortKey: '2024-09-18       event-1' })
    then.close()

    const { cases, events } = await aStore({ names })
    expect(await cases.get(caseId)).toEqual(aCase())
    expect(await events.ofCase(caseId)).toEqual([anEvent()])
  })
})

describe('a database of a newer program', () => {
  const newer = (name: string) =>
    new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name, 90)
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore('letters'))
      request.addEventListener('error', () => reject(new Error(String(request.error))))
      request.addEventListener('success', () => {
        request.result.close()
        resolve()
      })
    })
  const versions = async (names: { readonly records: string; readonly payload: string }) =>
    (await indexedDB.databases()).filter(({ name }) => name === names.records || name === names.payload)

  it.each(['records', 'payload'] as const)('keeps the store shut when it is the %s', async (which) => {
    const names = freshNames()
    await newer(names[which])
    const before = await versions(names)
    const opened = await openStore(settings({ names }))

    const known = knownVersions[which]
    expect(opened).toEqual({ ok: false, failure: { kind: 'storage/newer-version', found: 9, known } })
    expect(await versions(names)).toEqual(before)
  })
})

describe('originals in a fresh store', () => {
  it('are missing, not empty', async () => {
    const { objects } = await aStore()
    const sha256 = asSha256('a'.repeat(64))

    expect(await objects.sizeOf(sha256)).toBeUndefined()
    expect(await objects.read(sha256, 0, 1)).toEqual({
      ok: false,
      failure: { kind: 'storage/original-missing', sha256 },
    })
  })
})
