import { describe, expect, it } from 'vitest'
import type { Case } from '../../shared/core/cases/case.ts'
import { emptyHead } from '../../shared/core/journal/commit.ts'
import { put, remove } from '../../shared/core/journal/operation.ts'
import type { Door, EventRepository, CaseRepository, History } from '../../shared/core/ports.ts'
import { aCase, caseId } from '../builders/a-case.ts'
import { anEvent } from '../builders/an-event.ts'

/** What the suite looks through to see what a commit did. */
export interface Opened {
  readonly door: Door
  readonly cases: Pick<CaseRepository, 'get'>
  readonly events: Pick<EventRepository, 'ofCase'>
  /** Closes everything and opens it anew, as a restart does. */
  readonly reopened: () => Promise<Opened>
}

const created = (of: Case = aCase()) => ({ label: 'case-created', ops: [put('case', of)] }) as const
const added = (id: string, group?: string) => ({
  label: 'event-added' as const,
  ops: [put('event', anEvent({ id }))],
  ...(group === undefined ? {} : { group }),
})
const eventIds = async ({ events }: Opened) => (await events.ofCase(caseId)).map(({ id }) => String(id))
const nothingTo = (what: 'undo' | 'redo') => ({ ok: false, failure: { kind: `storage/nothing-to-${what}` } })

/** The acceptance suite of the one door for writing. */
export function describeDoor(kind: string, open: () => Promise<Opened>) {
  describe(`a commit through the ${kind} door`, () => {
    it('makes all its operations true together', async () => {
      const opened = await open()
      await opened.door.commit({
        label: 'case-created',
        ops: [put('case', aCase()), put('event', anEvent())],
      })

      expect(await opened.cases.get(caseId)).toEqual(aCase())
      expect(await eventIds(opened)).toEqual(['event-1'])
    })

    it('replaces the whole record', async () => {
      const { door, cases } = await open()
      await door.commit(created(aCase({ demand: { outcome: 'full-refund', details: '' } })))
      await door.commit({ label: 'case-edited', ops: [put('case', aCase({ title: '新标题' }))] })

      expect(await cases.get(caseId)).toEqual(aCase({ title: '新标题' }))
    })

    it('moves the head by one link', async () => {
      const { door } = await open()
      expect((await door.history()).head).toEqual(emptyHead)
      const first = await door.commit(created())

      expect(first).toMatchObject({ ok: true, value: { seq: 1 } })
      expect((await door.history()).head).toEqual(first.ok && first.value)
    })

    it('writes nothing when it has no operations', async () => {
      const { door } = await open()
      await door.commit({ label: 'event-edited', ops: [] })

      expect((await door.history()).head).toEqual(emptyHead)
    })

    it('throws for a record that is none, and keeps nothing of the change', async () => {
      const opened = await open()
      const broken = aCase({ id: caseId, createdAt: 'yesterday' as never })

      await expect(
        opened.door.commit({ label: 'case-created', ops: [put('case', broken)] }),
      ).rejects.toThrow()
      expect((await opened.door.history()).head).toEqual(emptyHead)
    })

    it('keeps the order of commits that were begun together', async () => {
      const { door } = await open()
      const seqs = await Promise.all(
        ['a', 'b', 'c', 'd'].map(async (id) => {
          const head = await door.commit(added(id))
          return head.ok ? head.value.seq : 0
        }),
      )

      expect(seqs).toEqual([1, 2, 3, 4])
    })
  })

  describe(`undo through the ${kind} door`, () => {
    it('has nothing to take back at first', async () => {
      const { door } = await open()

      expect(await door.undo()).toEqual(nothingTo('undo'))
      expect(await door.redo()).toEqual(nothingTo('redo'))
    })

    it('brings back a removed record as it was, and redo removes it again', async () => {
      const { door, cases } = await open()
      await door.commit(created())
      await door.commit({ label: 'case-removed', ops: [remove('case', caseId)] })

      expect(await door.undo()).toEqual({ ok: true, value: 'case-removed' })
      expect(await cases.get(caseId)).toEqual(aCase())
      expect(await door.redo()).toEqual({ ok: true, value: 'case-removed' })
      expect(await cases.get(caseId)).toBeUndefined()
    })

    it('walks back step by step and forward again', async () => {
      const opened = await open()
      for (const id of ['a', 'b', 'c']) await opened.door.commit(added(id))
      await opened.door.undo()
      await opened.door.undo()
      expect(await eventIds(opened)).toEqual(['a'])
      await opened.door.redo()
      await opened.door.redo()
      expect(await eventIds(opened)).toEqual(['a', 'b', 'c'])
      expect(await opened.door.redo()).toEqual(nothingTo('redo'))
      await opened.door.undo()
      expect(await eventIds(opened)).toEqual(['a', 'b'])
    })

    it('takes the commits of a group back as one step, and repeats them as one', async () => {
      const opened = await open()
      await opened.door.commit(added('a'))
      for (const id of ['b', 'c', 'd']) await opened.door.commit(added(id, 'drop'))
      await opened.door.undo()
      expect(await eventIds(opened)).toEqual(['a'])
      await opened.door.redo()
      expect(await eventIds(opened)).toEqual(['a', 'b', 'c', 'd'])
    })

    it('is a commit of its own: the head only ever moves forward', async () => {
      const { door } = await open()
      await door.commit(added('a'))
      await door.undo()
      await door.redo()

      expect((await door.history()).head.seq).toBe(3)
    })

    it('cannot be redone after a new change', async () => {
      const { door } = await open()
      await door.commit(added('a'))
      await door.undo()
      await door.commit(added('b'))

      expect(await door.redo()).toEqual(nothingTo('redo'))
    })

    it('survives a restart, and so does redo', async () => {
      const opened = await open()
      await opened.door.commit(added('a'))
      for (const id of ['b', 'c']) await opened.door.commit(added(id, 'drop'))

      const second = await opened.reopened()
      expect(await second.door.history()).toMatchObject({ undo: 'event-added', head: { seq: 3 } })
      await second.door.undo()
      expect(await eventIds(second)).toEqual(['a'])

      const third = await second.reopened()
      await third.door.redo()
      expect(await eventIds(third)).toEqual(['a', 'b', 'c'])
    })
  })

  describe(`the ${kind} door's history`, () => {
    it('says what undo and redo would do', async () => {
      const { door } = await open()
      await door.commit(created())
      await door.commit(added('a'))
      await door.undo()

      expect(await door.history()).toMatchObject({ undo: 'case-created', redo: 'event-added' })
    })

    it('is told again after every commit', async () => {
      const { door } = await open()
      const told: History[] = []
      const stop = door.watchHistory((history) => told.push(history))
      await expect.poll(() => told.length).toBe(1)
      await door.commit(created())
      await expect.poll(() => told.at(-1)?.undo).toBe('case-created')
      stop()
      await door.commit(added('a'))

      expect(told.at(-1)?.undo).toBe('case-created')
    })
  })
}
