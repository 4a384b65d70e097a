import { describe, expect, it } from 'vitest'
import { asEventId, asExhibitId, asInstant } from '../../shared/core/ids.ts'
import { put, remove } from '../../shared/core/journal/operation.ts'
import type * as ports from '../../shared/core/ports.ts'
import { restoreOperations } from '../../shared/core/trash/restore.ts'
import { aCase, caseId } from '../builders/a-case.ts'
import { anEntry } from '../builders/an-entry.ts'
import { anEvent } from '../builders/an-event.ts'
import { anExhibit, someSha256 } from '../builders/an-exhibit.ts'

export interface WithTrash {
  readonly door: ports.Door
  readonly cases: ports.CaseRepository
  readonly events: ports.EventRepository
  readonly exhibits: ports.ExhibitRepository
  readonly trash: ports.TrashRepository
  readonly journal: ports.JournalRepository
}

const firstPage = ({ trash }: WithTrash, limit = 50) =>
  new Promise<ports.TrashPage>((resolve) => {
    const stop = trash.watch(limit, (page) => {
      resolve(page)
      queueMicrotask(() => stop())
    })
  })
const names = async (all: WithTrash) =>
  (await firstPage(all)).items.map(({ entity, id }) => `${entity} ${id}`)
const x = { entity: 'exhibit', id: 'x' } as const
const event = { entity: 'event', id: 'event-1' } as const

const restore = async (
  all: WithTrash,
  ...items: readonly { entity: 'exhibit' | 'event' | 'case'; id: string }[]
) => {
  const gathered = await all.trash.gather(items)
  if (!gathered.ok) return gathered
  return await all.door.commit({ label: 'trash-restored', ops: restoreOperations(gathered.value) })
}
const cited = async ({ events }: WithTrash) =>
  (await events.ofCase(caseId)).map(({ exhibitIds }) => exhibitIds.join(' '))

/** A case with the exhibits w, x, y in that order, and an event that cites all three. */
async function filled(all: WithTrash) {
  await all.door.commit({
    label: 'case-created',
    ops: [
      put('case', aCase()),
      ...['w', 'x', 'y'].map((id, index) =>
        put(
          'exhibit',
          anExhibit({ id, position: index + 1, original: { sha256: someSha256(String(index)) } }),
        ),
      ),
      put('event', anEvent({ exhibitIds: ['w', 'x', 'y'] })),
      put('entry', anEntry()),
    ],
  })
}
const removeX = ({ door }: WithTrash) =>
  door.commit({
    label: 'exhibits-removed',
    ops: [put('event', anEvent({ exhibitIds: ['w', 'y'] })), remove('exhibit', asExhibitId('x'))],
  })
const removeEvent = ({ door }: WithTrash) =>
  door.commit({ label: 'event-removed', ops: [remove('event', asEventId('event-1'))] })
const removeCase = ({ door }: WithTrash) =>
  door.commit({
    label: 'case-removed',
    ops: [
      remove('entry', anEntry().id),
      remove('event', asEventId('event-1')),
      ...['w', 'x', 'y'].map((id) => remove('exhibit', asExhibitId(id))),
      remove('case', caseId),
    ],
  })

/** The acceptance suite of the trash. */
export function describeTrash(kind: string, open: () => Promise<WithTrash>) {
  describe(`the ${kind} trash`, () => {
    it('lists what was removed, last first, with its case', async () => {
      const all = await open()
      await filled(all)
      await removeX(all)
      await removeEvent(all)
      const { items, more } = await firstPage(all)

      expect(items).toMatchObject([
        { ...event, seq: 3, caseTitle: aCase().title, isCaseThere: true, isHeld: false },
        { ...x, seq: 2, sha256: someSha256('1'), value: { title: anExhibit().title } },
      ])
      expect(more).toBe(false)
      expect((await firstPage(all, 1)).more).toBe(true)
    })

    it('follows undo and redo', async () => {
      const all = await open()
      await filled(all)
      await removeX(all)
      await all.door.undo()
      expect(await names(all)).toEqual([])
      await all.door.redo()
      expect(await names(all)).toEqual(['exhibit x'])
    })

    it('keeps what undo took away, until redo', async () => {
      const all = await open()
      await all.door.commit({ label: 'case-created', ops: [put('case', aCase())] })
      await all.door.commit({ label: 'event-added', ops: [put('event', anEvent())] })
      await all.door.undo()
      expect(await names(all)).toEqual(['event event-1'])
      await all.door.redo()
      expect(await names(all)).toEqual([])
    })

    it('shows a removed case as one thing, and says what went with it', async () => {
      const all = await open()
      await filled(all)
      await removeX(all)
      await removeCase(all)
      const { items } = await firstPage(all)

      expect(items).toMatchObject([
        { entity: 'case', contents: { exhibit: 2, event: 1, entry: 1 } },
        { ...x, isCaseThere: false, caseTitle: aCase().title },
      ])
    })

    it('says that a case is on hold, removed or not', async () => {
      const all = await open()
      const hold = { since: aCase().createdAt, reason: '法院通知' }
      await filled(all)
      await removeX(all)
      await all.door.commit({ label: 'hold-set', ops: [put('case', aCase({ hold }))] })
      expect((await firstPage(all)).items.map(({ isHeld }) => isHeld)).toEqual([true])
      await removeCase(all)
      expect((await firstPage(all)).items.map(({ isHeld }) => isHeld)).toEqual([true, true])
    })

    it('knows what went together', async () => {
      const all = await open()
      await filled(all)
      await all.door.commit({
        label: 'exhibits-removed',
        ops: [remove('exhibit', asExhibitId('x')), remove('exhibit', asExhibitId('y'))],
      })

      expect((await all.trash.removedBy(2)).map(({ id }) => id).toSorted()).toEqual(['x', 'y'])
      expect(await all.trash.removedBy(1)).toEqual([])
    })

    it('tells its watcher of the next removal', async () => {
      const all = await open()
      await filled(all)
      const told: number[] = []
      const stop = all.trash.watch(9, ({ items }) => told.push(items.length))
      await removeX(all)
      await expect.poll(() => told.at(-1)).toBe(1)
      stop()
    })
  })

  describe(`restoring from the ${kind} trash`, () => {
    it('brings an exhibit back to its place and into its event, and undo takes it away again', async () => {
      const all = await open()
      await filled(all)
      await removeX(all)
      await restore(all, x)

      expect((await all.exhibits.ofCase(caseId)).map(({ id }) => id)).toEqual(['w', 'x', 'y'])
      expect(await cited(all)).toEqual(['w x y'])
      expect(await names(all)).toEqual([])
      await all.door.undo()
      expect(await names(all)).toEqual(['exhibit x'])
      expect(await cited(all)).toEqual(['w y'])
      await restore(all, x)
      expect(await cited(all)).toEqual(['w x y'])
    })

    it.each([
      ['exhibit first', [x, event]],
      ['event first', [event, x]],
    ])('finds the link again when both went, %s', async (_, [first, second]) => {
      const all = await open()
      await filled(all)
      await removeX(all)
      await removeEvent(all)
      if (first) await restore(all, first)
      if (second) await restore(all, second)

      expect(await cited(all)).toEqual(['w x y'])
    })

    it('finds the link again when the event went before the exhibit', async () => {
      const all = await open()
      await filled(all)
      await removeEvent(all)
      await all.door.commit({ label: 'exhibits-removed', ops: [remove('exhibit', asExhibitId('x'))] })
      await restore(all, event)
      expect(await cited(all)).toEqual(['w y'])
      await restore(all, x)
      expect(await cited(all)).toEqual(['w x y'])
    })

    it('brings a case back with everything that went with it, not with what went before', async () => {
      const all = await open()
      await filled(all)
      await removeX(all)
      await removeCase(all)
      await restore(all, { entity: 'case', id: caseId })

      expect(await all.cases.get(caseId)).toEqual(aCase())
      expect((await all.exhibits.ofCase(caseId)).map(({ id }) => id)).toEqual(['w', 'y'])
      expect(await cited(all)).toEqual(['w y'])
      expect(await names(all)).toEqual(['exhibit x'])
    })

    it('is refused while the case is gone, and for what is not in the trash', async () => {
      const all = await open()
      await filled(all)
      await removeX(all)
      await removeCase(all)

      expect(await restore(all, x)).toEqual({
        ok: false,
        failure: { kind: 'trash/case-removed', title: aCase().title },
      })
      expect(await restore(all, event)).toMatchObject({ failure: { kind: 'trash/case-removed' } })
      expect(await restore(all, { entity: 'exhibit', id: 'never' })).toEqual({
        ok: false,
        failure: { kind: 'trash/not-there' },
      })
    })
  })
  describe(`deleting for good from the ${kind} trash`, () => {
    it('leaves a tombstone in the histories, and nothing in the trash', async () => {
      const all = await open()
      await filled(all)
      await removeX(all)
      expect(await all.door.purge([x], ' 误传 ')).toMatchObject({ ok: true, value: { seq: 3 } })

      expect(await names(all)).toEqual([])
      const tombstone = {
        entity: 'exhibit',
        id: 'x',
        caseId,
        title: anExhibit().title,
        removedIn: 2,
        sha256: someSha256('1'),
        bytes: 27,
      }
      for (const about of [caseId, asExhibitId('x')]) {
        const { records } = await all.journal.page({ about, limit: 1 })
        expect(records[0]?.body?.purge).toEqual({ reason: '误传', records: [tombstone] })
      }
      expect(await all.journal.check({ aborted: false }, () => undefined)).toMatchObject({
        value: { seq: 3 },
      })
    })

    it('is final: neither the trash nor undo nor redo brings it back', async () => {
      const all = await open()
      await filled(all)
      await removeX(all)
      await all.door.purge([x], '')

      expect(await restore(all, x)).toEqual({ ok: false, failure: { kind: 'trash/not-there' } })
      expect(await all.door.purge([x], '')).toEqual({ ok: false, failure: { kind: 'trash/not-there' } })
      expect(await all.door.undo()).toEqual({ ok: false, failure: { kind: 'storage/nothing-to-undo' } })
      expect((await all.exhibits.ofCase(caseId)).map(({ id }) => id)).toEqual(['w', 'y'])
    })

    it('does not bring back by redo what undo had taken away', async () => {
      const all = await open()
      await all.door.commit({ label: 'case-created', ops: [put('case', aCase())] })
      await all.door.commit({ label: 'exhibits-imported', ops: [put('exhibit', anExhibit({ id: 'x' }))] })
      await all.door.undo()
      await all.door.purge([x], '')

      expect(await all.door.redo()).toEqual({ ok: false, failure: { kind: 'storage/nothing-to-redo' } })
    })

    it('leaves what was done after the removal to be undone', async () => {
      const all = await open()
      await filled(all)
      await removeX(all)
      await all.door.commit({ label: 'event-added', ops: [put('event', anEvent({ id: 'later' }))] })
      await all.door.purge([x], '')

      expect(await all.door.undo()).toEqual({ ok: true, value: 'event-added' })
      expect((await all.door.history()).undo).toBeUndefined()
      expect(await all.door.redo()).toEqual({ ok: true, value: 'event-added' })
    })

    it('is refused while the case is on hold, be the case there or in the trash', async () => {
      const all = await open()
      const hold = { since: aCase().createdAt, reason: '法院通知' }
      const refused = { ok: false, failure: { kind: 'trash/on-hold', title: aCase().title } }
      await filled(all)
      await removeX(all)
      await all.door.commit({ label: 'hold-set', ops: [put('case', aCase({ hold }))] })
      expect(await all.door.purge([x], '')).toEqual(refused)
      expect(await all.trash.outlook([x])).toEqual(refused)
      await removeCase(all)
      expect(await all.door.purge([{ entity: 'case', id: caseId }], '')).toEqual(refused)
      expect(await names(all)).toEqual([`case ${caseId}`, 'exhibit x'])
    })

    it('takes with a case what went with it, and what had been removed from it before', async () => {
      const all = await open()
      await filled(all)
      await removeX(all)
      await removeCase(all)
      const whole = [{ entity: 'case', id: caseId } as const]
      expect(await all.trash.outlook(whole)).toEqual({
        ok: true,
        value: { records: 6, originals: 3, bytes: 81, shared: 0 },
      })
      await all.door.purge(whole, '')

      expect(await names(all)).toEqual([])
      const { records } = await all.journal.page({ about: caseId, limit: 1 })
      expect(records[0]?.body?.purge?.records.map(({ entity, title }) => [entity, title])).toContainEqual([
        'case',
        aCase().title,
      ])
    })

    it('says whose bytes stay because another exhibit has the same file', async () => {
      const all = await open()
      await filled(all)
      const twin = anExhibit({ id: 'twin', position: 9, original: { sha256: someSha256('1') } })
      await all.door.commit({ label: 'exhibits-imported', ops: [put('exhibit', twin)] })
      await removeX(all)

      expect(await all.trash.outlook([x])).toMatchObject({ value: { originals: 0, shared: 1 } })
      await all.door.commit({ label: 'exhibits-removed', ops: [remove('exhibit', twin.id)] })
      expect(await all.trash.outlook([x])).toMatchObject({ value: { originals: 0, shared: 1 } })
      expect(await all.trash.outlook([x, { entity: 'exhibit', id: 'twin' }])).toMatchObject({
        value: { records: 2, originals: 1, bytes: 27, shared: 0 },
      })
    })

    it('knows what is due, without what is on hold', async () => {
      const all = await open()
      await filled(all)
      await removeX(all)
      const [now, later] = [asInstant('2024-10-30T02:00:00.000Z'), asInstant('2024-10-31T02:00:00.000Z')]
      expect(await all.trash.due(now)).toEqual([])
      expect((await all.trash.due(later)).map(({ id }) => id)).toEqual(['x'])
      const hold = { since: aCase().createdAt, reason: '' }
      await all.door.commit({ label: 'hold-set', ops: [put('case', aCase({ hold }))] })
      expect(await all.trash.due(later)).toEqual([])
    })
  })
}
