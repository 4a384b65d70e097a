import { describe, expect, it } from 'vitest'
import { asEventId, asExhibitId } from '../../shared/core/ids.ts'
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
}
