// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { BundleOptions } from '../../../shared/bundle/plan/bundle-input.ts'
import { asCaseId, asInstant } from '../../../shared/core/ids.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { type BundleStore, openBundleStore } from '../../../renderer/workers/gather-bundle.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anEvent } from '../../builders/an-event.ts'
import { aParty } from '../../builders/a-party.ts'
import { freshNames } from '../data/a-store.ts'
import { aFile, aStoreWithCase, imported, importParts, someBytes } from '../data/an-import.ts'

const options = (exhibitIds: readonly string[]): BundleOptions => ({
  profile: 'uk-paginated',
  language: 'en',
  exhibitIds,
  attachOriginals: true,
  showForm: true,
  includeChronology: true,
  title: 'Robot',
})
const asked = (exhibitIds: readonly string[]) => ({
  kind: 'plan' as const,
  id: 1,
  caseId,
  options: options(exhibitIds),
  madeAt: asInstant('2025-06-01T08:00:00.000Z'),
  zone: 'Asia/Shanghai',
  producer: 'Recourse 0.1.0',
})

async function aFilledStore() {
  const names = freshNames()
  const store = await aStoreWithCase({ names })
  const bytes = someBytes(2 * 1024 * 1024 + 7)
  await imported(await importParts(store), [aFile('a.txt', 'first'), aFile('b.bin', bytes)])
  await store.door.commit({
    label: 'event-added',
    ops: [put('party', aParty()), put('event', anEvent())],
  })
  const [a, b] = await store.exhibits.ofCase(caseId)
  const opened = await openBundleStore(names)
  if (!a || !b || !opened.ok) throw new Error('the store is not as it should be')
  const gather = (wish: Parameters<BundleStore['gather']>[0], cancel = { aborted: false }) =>
    opened.value.gather(wish, cancel)
  return { store, a, b, bytes, gather }
}

describe('what is gathered for a bundle', () => {
  it('is the whole case with the chosen exhibits in the wanted order, and the journal’s head', async () => {
    const { store, a, b, gather } = await aFilledStore()

    const gathered = await gather(asked([b.id, a.id]))

    if (!gathered.ok) throw new Error(gathered.failure.kind)
    const { head, case: found, events, parties, exhibits, madeAt, producer } = gathered.value
    expect(exhibits.map(({ exhibit }) => exhibit.original.name)).toEqual(['b.bin', 'a.txt'])
    expect([found.id, events.length, parties.length]).toEqual([caseId, 1, 1])
    expect(head).toEqual((await store.door.history()).head)
    expect([madeAt, producer]).toEqual(['2025-06-01T08:00:00.000Z', 'Recourse 0.1.0'])
  })

  it('prints the case root that the journal gives for that head, also once the journal has gone on', async () => {
    const { store, a, gather } = await aFilledStore()
    const printed = async () => {
      const gathered = await gather(asked([a.id]))
      if (!gathered.ok) throw new Error(gathered.failure.kind)
      return gathered.value
    }
    const first = await printed()
    await store.door.commit({ label: 'case-created', ops: [put('case', aCase({ id: asCaseId('other') }))] })
    const beside = await printed()
    await store.door.commit({ label: 'event-edited', ops: [put('event', anEvent({ text: '改' }))] })
    const later = await printed()

    expect(beside.caseRoot).toBe(first.caseRoot)
    expect(later.caseRoot).not.toBe(first.caseRoot)
    for (const { head, caseRoot } of [first, beside, later])
      expect(await store.journal.anchor({ hash: head.hash, caseId }, { aborted: false })).toMatchObject({
        ok: true,
        value: { seq: head.seq, caseRoot },
      })
  })

  it('ends early when it is cancelled', async () => {
    const { a, gather } = await aFilledStore()

    expect(await gather(asked([a.id]), { aborted: true })).toEqual({
      ok: false,
      failure: { kind: 'bundle/cancelled' },
    })
  })

  it('has what a machine read in an original, and nothing where it has not', async () => {
    const { store, a, b, gather } = await aFilledStore()
    const text = { sha256: a.original.sha256, reader: 'test', at: a.acquiredAt, pages: [{ lines: [] }] }
    await store.texts.keep(text)

    const gathered = await gather(asked([a.id, b.id]))

    if (!gathered.ok) throw new Error(gathered.failure.kind)
    expect(gathered.value.exhibits.map(({ recognised }) => recognised)).toEqual([text, undefined])
  })

  it('reads originals by range, byte for byte', async () => {
    const { b, bytes, gather } = await aFilledStore()
    const gathered = await gather(asked([b.id]))
    const source = gathered.ok ? gathered.value.exhibits[0]?.source : undefined
    const [offset, length] = [1024 * 1024 - 3, 1024 * 1024]

    const read = await source?.read(offset, length)

    expect(Buffer.compare(read ?? new Uint8Array(0), bytes.slice(offset, offset + length))).toBe(0)
  })

  it('leaves out exhibits that are gone meanwhile', async () => {
    const { a, gather } = await aFilledStore()

    const gathered = await gather(asked(['gone', a.id]))

    expect(gathered.ok && gathered.value.exhibits.map(({ exhibit }) => exhibit.id)).toEqual([a.id])
  })

  it('is refused without an exhibit', async () => {
    const { gather } = await aFilledStore()

    expect(await gather(asked(['gone']))).toEqual({ ok: false, failure: { kind: 'bundle/no-exhibits' } })
  })
})
