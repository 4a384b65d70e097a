import { beforeEach, describe, expect, it } from 'vitest'
import {
  editExhibits,
  linkExhibits,
  moveExhibits,
  removeExhibits,
} from '../../../renderer/features/evidence/evidence-actions.ts'
import type { OpenedStore } from '../../../renderer/data/open-store.ts'
import { targetOfStep } from '#shared/core/evidence/exhibit-order.ts'
import { asEventId, asExhibitId } from '#shared/core/ids.ts'
import { put } from '#shared/core/journal/operation.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anEvent } from '../../builders/an-event.ts'
import { anExhibit, someSha256 } from '../../builders/an-exhibit.ts'
import { aStore } from '../data/a-store.ts'

const ids = (...names: readonly string[]) => new Set(names.map(asExhibitId))
const names = ['a', 'b', 'c', 'd']
let store: OpenedStore

beforeEach(async () => {
  store = await aStore()
  await store.door.commit({ label: 'case-created', ops: [put('case', aCase())] })
  await store.door.commit({
    label: 'exhibits-imported',
    ops: names.map((id, index) =>
      put('exhibit', anExhibit({ id, position: index + 1, original: { sha256: someSha256(id) } })),
    ),
  })
})
const order = async () => (await store.exhibits.ofCase(caseId)).map(({ id }) => id).join('')
const up = (name: string) =>
  moveExhibits(store, caseId, ids(name), (all) => targetOfStep(all, ids(name), 'up'))

describe('moving exhibits', () => {
  it('lets each press of a key see what the one before did', async () => {
    await Promise.all([up('d'), up('d'), up('d'), up('d')])

    expect(await order()).toBe('dabc')
  })

  it('is taken back press by press', async () => {
    await up('d')
    await up('d')
    await store.door.undo()

    expect(await order()).toBe('abdc')
  })

  it('writes nothing when there is nowhere to go', async () => {
    const before = (await store.door.history()).head.seq

    expect(await up('a')).toEqual({ ok: true, value: 'unchanged' })
    expect((await store.door.history()).head.seq).toBe(before)
  })
})

describe('editing exhibits', () => {
  it('changes all chosen ones in one commit', async () => {
    const before = (await store.door.history()).head.seq

    await editExhibits(store, caseId, ids('a', 'c'), { kind: 'chat' })

    const kinds = (await store.exhibits.ofCase(caseId)).map(({ kind }) => kind)
    expect(kinds).toEqual(['chat', 'other', 'chat', 'other'])
    expect((await store.door.history()).head.seq).toBe(before + 1)
  })

  it('takes edits of one group back as one', async () => {
    await editExhibits(store, caseId, ids('a'), { note: 'one' }, 'stay-1')
    await editExhibits(store, caseId, ids('a'), { note: 'one two' }, 'stay-1')
    await store.door.undo()

    expect((await store.exhibits.get(asExhibitId('a')))?.note).toBe('')
  })
})

describe('removing exhibits', () => {
  it('takes them out of the events that cite them, and undo brings all back', async () => {
    const event = anEvent({ exhibitIds: ['a', 'b'] })
    await store.door.commit({ label: 'event-added', ops: [put('event', event)] })

    await removeExhibits(store, ids('a', 'c'))
    expect(await order()).toBe('bd')
    expect((await store.events.get(event.id))?.exhibitIds).toEqual(['b'])
    await store.door.undo()

    expect(await order()).toBe('abcd')
    expect((await store.events.get(event.id))?.exhibitIds).toEqual(['a', 'b'])
  })
})

describe('linking exhibits', () => {
  it('cites them in each chosen event', async () => {
    const event = anEvent({ exhibitIds: ['a'] })
    await store.door.commit({ label: 'event-added', ops: [put('event', event)] })

    await linkExhibits(store, [event.id, asEventId('gone')], [...ids('a', 'd')])

    expect((await store.events.get(event.id))?.exhibitIds).toEqual(['a', 'd'])
  })
})
