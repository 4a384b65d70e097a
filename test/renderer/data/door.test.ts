// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { verifiedChain } from '../../../shared/core/journal/chain.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import type { BundleExport } from '../../../shared/core/evidence/bundle-export.ts'
import { asExhibitId, asExportId, asInstant } from '../../../shared/core/ids.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { someSha256 } from '../../builders/an-exhibit.ts'
import { nodeHash } from '../../builders/node-hash.ts'
import { describeDoor, type Opened } from '../../contracts/door.ts'
import { describeJournal } from '../../contracts/journal.ts'
import { describeRepositories } from '../../contracts/repositories.ts'
import { describeTrash } from '../../contracts/trash.ts'
import { aStore, freshNames } from './a-store.ts'

const opened = async (names = freshNames()): Promise<Opened> => {
  const store = await aStore({ names })
  return {
    ...store,
    reopened: async () => {
      store.close()
      return await opened(names)
    },
  }
}

const anExport = (): BundleExport => ({
  id: asExportId('export-1'),
  caseId,
  at: asInstant('2024-10-01T00:00:00.000Z'),
  profile: 'uk-paginated',
  language: 'en',
  fileName: 'bundle.pdf',
  sha256: someSha256('b'),
  bytes: 8,
  pages: 7,
  exhibitIds: [asExhibitId('exhibit-1')],
  attachments: 0,
  head: 'c'.repeat(64),
})

describeDoor('Dexie', () => opened())
describeRepositories('Dexie', () => aStore())
describeTrash('Dexie', () => aStore())
describeJournal('Dexie', async () => {
  const { door, journal, databases } = await aStore()
  const table = databases.records.journal
  return {
    door,
    journal,
    tamper: async (seq, body) => {
      await (body === undefined ? table.delete(seq) : table.update(seq, { body }))
    },
    lengthen: async () => {
      const last = await table.orderBy('seq').last()
      if (last) await table.add({ ...last, seq: last.seq + 1 })
    },
  }
})

describe('the Dexie journal', () => {
  it('is one whole chain after changes, undo and redo', async () => {
    const { door, databases } = await aStore()
    await door.commit({ label: 'case-created', ops: [put('case', aCase())] })
    await door.undo()
    await door.redo()
    await door.commit({ label: 'case-edited', ops: [put('case', aCase({ title: '改' }))] })
    const rows = await databases.records.journal.toArray()

    expect(verifiedChain(rows, nodeHash.hashText, { end: (await door.history()).head })).toMatchObject({
      ok: true,
      value: { seq: 4 },
    })
  })

  it('names the device, the moment, and what an undo takes back', async () => {
    const { door, databases } = await aStore()
    await door.commit({ label: 'case-created', ops: [put('case', aCase())] })
    await door.undo()
    const row = await databases.records.journal.get(2)

    expect(JSON.parse(row?.body ?? '')).toMatchObject({
      kind: 'undo',
      of: [1],
      at: '2024-10-01T02:00:00.000Z',
      by: expect.stringMatching(/^test bench #/),
    })
  })

  it('keeps the record of an export through undo, which takes back the change before it', async () => {
    const { door, exports, cases } = await aStore()
    await door.commit({ label: 'case-created', ops: [put('case', aCase())] })
    await door.commit({ label: 'case-edited', ops: [put('case', aCase({ title: '改' }))] })
    await door.commit({ label: 'bundle-exported', ops: [put('export', anExport())] })

    expect(await door.history()).toMatchObject({ undo: 'case-edited', head: { seq: 3 } })
    expect(await door.undo()).toEqual({ ok: true, value: 'case-edited' })
    expect((await cases.get(caseId))?.title).toBe(aCase().title)
    expect(await exports.ofCase(caseId)).toEqual([anExport()])
  })

  it('can still redo what was undone before an export', async () => {
    const { door, exports, cases } = await aStore()
    await door.commit({ label: 'case-created', ops: [put('case', aCase())] })
    await door.commit({ label: 'case-edited', ops: [put('case', aCase({ title: '改' }))] })
    await door.undo()
    await door.commit({ label: 'bundle-exported', ops: [put('export', anExport())] })

    expect(await door.redo()).toEqual({ ok: true, value: 'case-edited' })
    expect((await cases.get(caseId))?.title).toBe('改')
    expect(await exports.ofCase(caseId)).toEqual([anExport()])
  })

  it('keeps the device across restarts', async () => {
    const names = freshNames()
    const device = async () => {
      const { databases, close } = await aStore({ names })
      const row = await databases.records.meta.get('device')
      close()
      return row?.v
    }

    expect(await device()).toBe(await device())
  })
})
