import { describe, expect, it } from 'vitest'
import { asEventId, asExhibitId, asInstant, asCaseId, asExportId } from '../../shared/core/ids.ts'
import { money } from '../../shared/core/money.ts'
import { plainDate } from '../../shared/core/plain-date.ts'
import { type Operation, put, remove } from '../../shared/core/journal/operation.ts'
import type * as ports from '../../shared/core/ports.ts'
import { aCase, caseId } from '../builders/a-case.ts'
import { anEntry } from '../builders/an-entry.ts'
import { anEvent } from '../builders/an-event.ts'
import { anExhibit, someSha256 } from '../builders/an-exhibit.ts'
import { aParty } from '../builders/a-party.ts'

export interface Repositories {
  readonly door: ports.Door
  readonly cases: ports.CaseRepository
  readonly parties: ports.PartyRepository
  readonly events: ports.EventRepository
  readonly exhibits: ports.ExhibitRepository
  readonly ledger: ports.LedgerRepository
  readonly exports: ports.ExportRepository
}

const keep = async ({ door }: Repositories, ...ops: readonly Operation[]) => {
  const kept = await door.commit({ label: 'case-edited', ops })
  if (!kept.ok) throw new Error(kept.failure.kind)
}
/** The latest value told. */
const watching = <T>(watch: (tell: ports.Tell<T>) => ports.Unsubscribe) => {
  const told: T[] = []
  const stop = watch((value) => told.push(value))
  return { latest: () => told.at(-1), stop }
}
const otherCase = asCaseId('case-2')

/** The acceptance suite of the repositories: what was committed is found, in the order that each one promises. */
export function describeRepositories(kind: string, open: () => Promise<Repositories>) {
  describe(`the ${kind} cases`, () => {
    it('are summed up newest first, with vendor, amount at stake, last event and exhibits', async () => {
      const all = await open()
      await keep(
        all,
        put('case', aCase()),
        put('case', aCase({ id: otherCase, createdAt: asInstant('2025-01-01T00:00:00.000Z') })),
        put('party', aParty({ id: 'p', role: 'respondent', name: '某某科技有限公司', brand: '云呼' })),
        put('entry', anEntry()),
        put('event', anEvent({ id: 'last', date: '2024-12-01' })),
        put('event', anEvent({ id: 'first', date: '2024-01-01' })),
        put('exhibit', anExhibit()),
      )
      const { latest, stop } = watching((tell: ports.Tell<readonly ports.CaseSummary[]>) =>
        all.cases.watchSummaries(tell),
      )
      await expect.poll(latest).toHaveLength(2)
      const [newer, older] = latest() ?? []
      stop()

      expect(newer).toEqual({
        case: aCase({ id: otherCase, createdAt: asInstant('2025-01-01T00:00:00.000Z') }),
        vendor: '',
        atStake: [],
        exhibits: 0,
      })
      expect(older).toEqual({
        case: aCase(),
        vendor: '云呼',
        atStake: [money(398000, 'CNY')],
        lastEvent: anEvent({ id: 'last', date: '2024-12-01' }),
        exhibits: 1,
      })
    })

    it('count exhibits right through edits, removals and undo', async () => {
      const all = await open()
      const { latest, stop } = watching((tell: ports.Tell<readonly ports.CaseSummary[]>) =>
        all.cases.watchSummaries(tell),
      )
      const count = () => latest()?.[0]?.exhibits
      await keep(
        all,
        put('case', aCase()),
        put('exhibit', anExhibit({ id: 'a' })),
        put('exhibit', anExhibit({ id: 'b' })),
      )
      await expect.poll(count).toBe(2)
      await keep(
        all,
        put('exhibit', anExhibit({ id: 'a', title: '改' })),
        remove('exhibit', asExhibitId('b')),
      )
      await expect.poll(count).toBe(1)
      await all.door.undo()
      await expect.poll(count).toBe(2)
      stop()
    })

    it('tell when one is edited and when it is gone', async () => {
      const all = await open()
      const { latest, stop } = watching((tell: ports.Tell<unknown>) => all.cases.watch(caseId, tell))
      await keep(all, put('case', aCase({ title: '一' })))
      await expect.poll(latest).toMatchObject({ title: '一' })
      await keep(all, remove('case', caseId))
      await expect.poll(latest).toBeUndefined()
      stop()
    })
  })

  describe(`the ${kind} parties, ledger and exports`, () => {
    it('give parties by role', async () => {
      const all = await open()
      await keep(
        all,
        put('party', aParty({ id: '1', role: 'contact' })),
        put('party', aParty({ id: '2', role: 'respondent' })),
        put('party', aParty({ id: '3', role: 'claimant' })),
        put('party', { ...aParty({ id: '4' }), caseId: otherCase }),
      )

      expect((await all.parties.ofCase(caseId)).map(({ role }) => role)).toEqual([
        'claimant',
        'respondent',
        'contact',
      ])
    })

    it('give entries oldest first', async () => {
      const all = await open()
      await keep(
        all,
        put('entry', anEntry({ id: 'late', on: plainDate('2024-12-01') })),
        put('entry', anEntry({ id: 'early', on: plainDate('2024-01-01') })),
      )

      expect((await all.ledger.ofCase(caseId)).map(({ id }) => id)).toEqual(['early', 'late'])
    })

    it('give exports newest first', async () => {
      const all = await open()
      const anExport = (id: string, at: string) => ({
        id: asExportId(id),
        caseId,
        at: asInstant(at),
        profile: 'prc-list',
        language: 'zh-CN',
        fileName: '证据册.pdf',
        sha256: someSha256(),
        bytes: 1,
        pages: 1,
        exhibitIds: [],
        attachments: 0,
        head: '0'.repeat(64),
      })
      const [old, recent] = [
        anExport('old', '2024-10-01T00:00:00.000Z'),
        anExport('new', '2024-11-01T00:00:00.000Z'),
      ]
      await keep(all, put('export', old), put('export', recent))

      expect(await all.exports.ofCase(caseId)).toEqual([recent, old])
    })
  })

  describe(`the ${kind} exhibits`, () => {
    it('come in the order of their positions', async () => {
      const all = await open()
      await keep(
        all,
        put('exhibit', anExhibit({ id: 'b', position: 2 })),
        put('exhibit', anExhibit({ id: 'a', position: 10 })),
        put('exhibit', anExhibit({ id: 'c', position: 1.5 })),
      )

      expect((await all.exhibits.ofCase(caseId)).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
    })

    it('are found by their bytes, within their case only', async () => {
      const all = await open()
      const exhibit = anExhibit({ original: { sha256: someSha256('b') } })
      await keep(all, put('exhibit', exhibit))

      expect(await all.exhibits.findOriginal(caseId, someSha256('b'))).toEqual(exhibit)
      expect(await all.exhibits.findOriginal(caseId, someSha256('c'))).toBeUndefined()
      expect(await all.exhibits.findOriginal(otherCase, someSha256('b'))).toBeUndefined()
    })
  })

  describe(`the ${kind} events`, () => {
    const dated = (n: number, over: Parameters<typeof anEvent>[0] = {}) =>
      anEvent({ id: `e${n}`, date: `2024-01-${String(n).padStart(2, '0')}`, ...over })
    const ids = ({ events }: ports.EventPage) => events.map(({ id }) => String(id))

    it('come in pages, oldest first, none twice and none left out', async () => {
      const all = await open()
      await keep(all, ...[5, 3, 1, 2, 4].map((n) => put('event', dated(n))))
      const first = await all.events.page({ caseId, limit: 2 })
      const second = await all.events.page({ caseId, limit: 2, after: first.next ?? '' })
      const third = await all.events.page({ caseId, limit: 2, after: second.next ?? '' })

      expect([first, second, third].map(ids)).toEqual([['e1', 'e2'], ['e3', 'e4'], ['e5']])
      expect(third.next).toBeUndefined()
    })

    it('have no next page when the last is exactly full', async () => {
      const all = await open()
      await keep(all, put('event', dated(1)), put('event', dated(2)))

      expect((await all.events.page({ caseId, limit: 2 })).next).toBeUndefined()
    })

    it('are filtered by kind, and by text whatever its width and letter case', async () => {
      const all = await open()
      await keep(
        all,
        put('event', dated(1, { kind: 'call', text: '客服承诺 REFUND' })),
        put('event', dated(2, { kind: 'chat', text: '无' })),
        put(
          'event',
          dated(3, {
            kind: 'chat',
            text: '无',
            statement: { by: aParty().id, words: 'ｒｅｆｕｎｄ 三日内' },
          }),
        ),
      )

      expect(ids(await all.events.page({ caseId, limit: 9, kinds: ['chat'] }))).toEqual(['e2', 'e3'])
      expect(ids(await all.events.page({ caseId, limit: 9, text: 'refund' }))).toEqual(['e1', 'e3'])
      expect(ids(await all.events.page({ caseId, limit: 9, text: 'refund', kinds: ['call'] }))).toEqual([
        'e1',
      ])
      expect(ids(await all.events.page({ caseId, limit: 9, kinds: [] }))).toEqual([])
    })

    it('are found by a filter however far apart they lie', async () => {
      const all = await open()
      const many = Array.from({ length: 700 }, (_, n) =>
        anEvent({ id: `e${String(n).padStart(3, '0')}`, text: n % 300 === 299 ? '退款' : '其他' }),
      )
      await keep(all, ...many.map((event) => put('event', event)))
      const first = await all.events.page({ caseId, limit: 1, text: '退款' })
      const second = await all.events.page({ caseId, limit: 1, text: '退款', after: first.next ?? '' })

      expect([ids(first), ids(second), second.next]).toEqual([['e299'], ['e599'], undefined])
    })

    it('are told by the exhibit they are linked to', async () => {
      const all = await open()
      await keep(
        all,
        put('event', dated(2, { exhibitIds: ['x', 'y'] })),
        put('event', dated(1, { exhibitIds: ['x'] })),
      )
      const { latest, stop } = watching((tell: ports.Tell<readonly { id: unknown }[]>) =>
        all.events.watchLinkedTo(asExhibitId('x'), tell),
      )
      await expect.poll(() => latest()?.map(({ id }) => id)).toEqual(['e1', 'e2'])
      await keep(all, remove('event', asEventId('e1')))
      await expect.poll(() => latest()?.map(({ id }) => id)).toEqual(['e2'])
      stop()
    })

    it('tell a watched page when an event comes into it', async () => {
      const all = await open()
      const { latest, stop } = watching((tell: ports.Tell<ports.EventPage>) =>
        all.events.watchPage({ caseId, limit: 2 }, tell),
      )
      await keep(all, put('event', dated(2)))
      await expect.poll(() => latest() && ids(latest() ?? { events: [] })).toEqual(['e2'])
      await keep(all, put('event', dated(1)))
      await expect.poll(() => latest() && ids(latest() ?? { events: [] })).toEqual(['e1', 'e2'])
      stop()
    })
  })
}
