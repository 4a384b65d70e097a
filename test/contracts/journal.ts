import { describe, expect, it } from 'vitest'
import { asCaseId, asExhibitId, type CaseId } from '../../shared/core/ids.ts'
import { put, remove } from '../../shared/core/journal/operation.ts'
import type { Door, JournalPage, JournalRepository } from '../../shared/core/ports.ts'
import { aCase, caseId } from '../builders/a-case.ts'
import { anEvent } from '../builders/an-event.ts'
import { anExhibit } from '../builders/an-exhibit.ts'

export interface Journalled {
  readonly door: Door
  readonly journal: JournalRepository
  /** Changes what a row says, or takes it away, past the door. */
  readonly tamper: (seq: number, body: string | undefined) => Promise<void>
  /** Puts a copy of the last row behind it, past the door. */
  readonly lengthen: () => Promise<void>
}

const never = { aborted: false }
const nobody = () => undefined
const seqs = ({ records }: JournalPage) => records.map(({ seq }) => seq)
const labels = ({ records }: JournalPage) => records.map(({ body }) => body?.label)
const fill = async ({ door }: Journalled) => {
  await door.commit({ label: 'case-created', ops: [put('case', aCase())] })
  await door.commit({
    label: 'exhibits-imported',
    ops: [put('exhibit', anExhibit({ id: 'x' })), put('exhibit', anExhibit({ id: 'y' }))],
  })
  await door.commit({ label: 'event-added', ops: [put('event', anEvent({ exhibitIds: ['x'] }))] })
  await door.commit({
    label: 'event-edited',
    ops: [put('event', anEvent({ exhibitIds: ['x'], text: '改' }))],
  })
  await door.commit({ label: 'exhibits-removed', ops: [remove('exhibit', asExhibitId('y'))] })
  await door.undo()
}

/** The acceptance suite of the journal as it is read back. */
export function describeJournal(kind: string, open: () => Promise<Journalled>) {
  describe(`the ${kind} journal, read back`, () => {
    it('tells a case every commit, newest first, with the moment of the one before', async () => {
      const all = await open()
      await fill(all)
      const page = await all.journal.page({ about: caseId, limit: 9 })

      expect(seqs(page)).toEqual([6, 5, 4, 3, 2, 1])
      expect(page.next).toBeUndefined()
      expect(page.records[0]).toMatchObject({
        body: { kind: 'undo', of: [5] },
        previousAt: page.records[1]?.body?.at,
      })
      expect(page.records.at(-1)?.previousAt).toBeUndefined()
    })

    it('tells an exhibit only what concerns it', async () => {
      const all = await open()
      await fill(all)
      const of = async (id: string) => labels(await all.journal.page({ about: asExhibitId(id), limit: 9 }))

      expect(await of('x')).toEqual(['event-added', 'exhibits-imported'])
      expect(await of('y')).toEqual(['exhibits-removed', 'exhibits-removed', 'exhibits-imported'])
      expect(await of('nobody')).toEqual([])
    })

    it('comes in pages, none twice and none left out', async () => {
      const all = await open()
      await fill(all)
      const first = await all.journal.page({ about: caseId, limit: 4 })
      const second = await all.journal.page({ about: caseId, limit: 4, before: first.next ?? 0 })

      expect([seqs(first), seqs(second), second.next]).toEqual([[6, 5, 4, 3], [2, 1], undefined])
      expect((await all.journal.page({ about: caseId, limit: 6 })).next).toBeUndefined()
    })

    it('tells a watched page of the next commit', async () => {
      const all = await open()
      const told: JournalPage[] = []
      const stop = all.journal.watchPage({ about: caseId, limit: 9 }, (page) => told.push(page))
      await expect.poll(() => told.at(-1)?.records).toEqual([])
      await fill(all)
      await expect.poll(() => seqs(told.at(-1) ?? { records: [] })).toHaveLength(6)
      stop()
    })

    it('keeps a row that cannot be read in its place', async () => {
      const all = await open()
      await fill(all)
      await all.tamper(3, '{"v":2}')
      const { records } = await all.journal.page({ about: caseId, limit: 9 })

      expect(records.find(({ seq }) => seq === 3)?.body).toBeUndefined()
      expect(records.find(({ seq }) => seq === 4)?.previousAt).toBeUndefined()
    })
  })

  describe(`a check of the ${kind} journal`, () => {
    it('finds an empty one unbroken', async () => {
      const { journal } = await open()

      expect(await journal.check(never, nobody)).toMatchObject({ ok: true, value: { seq: 0 } })
    })

    it('finds a whole one unbroken up to its head, and says how far it is', async () => {
      const all = await open()
      await fill(all)
      const told: (readonly [number, number])[] = []

      expect(await all.journal.check(never, (done, total) => told.push([done, total]))).toEqual({
        ok: true,
        value: (await all.door.history()).head,
      })
      expect(told.at(-1)).toEqual([6, 6])
    })

    it.each([
      ['altered', 4, '{"v":1}', { kind: 'journal/altered', seq: 4 }],
      ['missing', 4, undefined, { kind: 'journal/out-of-order', seq: 4, found: 5 }],
      ['missing at the end', 6, undefined, { kind: 'journal/wrong-end', seq: 6, found: 5 }],
    ])('names the first row that is %s', async (_, seq, body, failure) => {
      const all = await open()
      await fill(all)
      await all.tamper(seq, body)

      expect(await all.journal.check(never, nobody)).toEqual({ ok: false, failure })
    })

    it('names a row that was put behind the head', async () => {
      const all = await open()
      await fill(all)
      await all.lengthen()

      expect(await all.journal.check(never, nobody)).toEqual({
        ok: false,
        failure: { kind: 'journal/wrong-end', seq: 6, found: 7 },
      })
    })

    it('finds the row whose hash was printed, and tells where there is none', async () => {
      const all = await open()
      await fill(all)
      const { head } = await all.door.history()

      expect(await all.journal.anchor({ hash: head.hash, caseId }, never)).toMatchObject({
        ok: true,
        value: { seq: head.seq, head },
      })
      expect(await all.journal.anchor({ hash: 'f'.repeat(64), caseId }, never)).toEqual({
        ok: true,
        value: { seq: undefined, caseRoot: undefined, head },
      })
    })

    it('gives each case a root of its own rows alone, up to the row that was printed', async () => {
      const all = await open()
      const another = asCaseId('another')
      const hashes = async (id: CaseId) => {
        const { head } = await all.door.history()
        const found = await all.journal.anchor({ hash: head.hash, caseId: id }, never)
        return { at: head.hash, root: found.ok && found.value !== 'cancelled' ? found.value.caseRoot : '' }
      }
      await fill(all)
      const before = await hashes(caseId)
      await all.door.commit({ label: 'case-created', ops: [put('case', aCase({ id: another }))] })
      const theirs = await hashes(another)
      const unmoved = await hashes(caseId)
      await all.door.commit({ label: 'case-edited', ops: [put('case', aCase({ title: '改' }))] })
      const after = await hashes(caseId)
      const again = await all.journal.anchor({ hash: before.at, caseId }, never)

      expect(before.root).toMatch(/^(?!0{64})[0-9a-f]{64}$/)
      expect(unmoved.root).toBe(before.root)
      expect(new Set([before.root, theirs.root, after.root]).size).toBe(3)
      expect((await hashes(asCaseId('of nobody'))).root).toBe('0'.repeat(64))
      expect(again).toMatchObject({ ok: true, value: { seq: 6, caseRoot: before.root } })
    })

    it('vouches for no printed hash when the chain is broken behind it', async () => {
      const all = await open()
      await fill(all)
      const { head } = await all.door.history()
      await all.tamper(2, '{"v":1}')

      expect(await all.journal.anchor({ hash: head.hash, caseId }, never)).toMatchObject({
        ok: false,
        failure: { kind: 'journal/altered', seq: 2 },
      })
    })

    it('ends early when it is cancelled', async () => {
      const all = await open()
      await fill(all)

      expect(await all.journal.check({ aborted: true }, nobody)).toEqual({ ok: true, value: 'cancelled' })
    })

    it('walks hundreds of rows without holding them all', async () => {
      const all = await open()
      for (let n = 0; n < 200; n++)
        await all.door.commit({ label: 'event-added', ops: [put('event', anEvent({ id: `e${n}` }))] })
      const told: number[] = []

      expect(await all.journal.check(never, (done) => told.push(done))).toMatchObject({ ok: true })
      expect(told).toEqual([64, 128, 192, 200])
    })
  })
}
