import { describe, expect, it } from 'vitest'
import { asInstant } from '../../../shared/core/ids.ts'
import { custodyEntryOf } from '../../../shared/core/journal/custody-log.ts'
import { put, remove } from '../../../shared/core/journal/operation.ts'
import { afterPurge, type UndoStep } from '../../../shared/core/journal/undo-stacks.ts'
import {
  originalsOf,
  purgeConcerns,
  purgeReach,
  type Tombstone,
  tombstoneOf,
} from '../../../shared/core/trash/purge.ts'
import { trashChangeOf } from '../../../shared/core/trash/trash.ts'
import { custodySentence } from '../../../shared/messages/custody-sentence.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anEntry } from '../../builders/an-entry.ts'
import { anEvent } from '../../builders/an-event.ts'
import { anExhibit, someSha256 } from '../../builders/an-exhibit.ts'

const at = asInstant('2024-10-01T02:00:00.000Z')
const removed = (...values: readonly Parameters<typeof put>[]) =>
  trashChangeOf(9, {
    kind: 'change',
    label: 'exhibits-removed',
    at,
    by: 'test bench',
    ops: values.map(([entity, { id }]) => remove(entity, id)),
    inverse: values.map(([entity, value]) => put(entity, value)),
  }).thrown
const tombstone = (over: Partial<Tombstone> = {}): Tombstone => ({
  entity: 'exhibit',
  id: 'exhibit-1',
  caseId,
  title: '合同',
  removedIn: 9,
  sha256: someSha256(),
  bytes: 27,
  ...over,
})

describe('a tombstone', () => {
  it('says what was there, which commit had removed it, and whose bytes went', () => {
    const [record] = removed(['exhibit', anExhibit({ title: '合同' })])
    if (!record) throw new Error('nothing removed')

    expect(
      tombstoneOf(record, { entity: 'exhibit', id: anExhibit().id, before: anExhibit({ title: '合同' }) }),
    ).toEqual(tombstone())
  })

  it('tells no more of an event than it takes to know it by, and of an entry nothing', () => {
    const event = anEvent({ text: '说'.repeat(200) })
    const [one, other] = removed(['event', event], ['entry', anEntry()])
    if (!one || !other) throw new Error('two were removed')

    expect(tombstoneOf(one, { entity: 'event', id: event.id, before: event }).title).toBe('说'.repeat(80))
    expect(tombstoneOf(other, { entity: 'entry', id: anEntry().id, before: anEntry() }).title).toBe('')
  })
})

describe('a purge', () => {
  const purge = {
    reason: '',
    records: [
      tombstone(),
      tombstone({ id: 'x', removedIn: 12 }),
      tombstone({ entity: 'event', id: 'e', removedIn: 3 }),
    ],
  }

  it('names each original once', () => {
    expect(originalsOf(purge)).toEqual([someSha256()])
  })

  it('is told in the history of its case, and of each exhibit and event', () => {
    expect(purgeConcerns(purge)).toEqual([caseId, 'exhibit-1', 'x', 'e'])
  })

  it('takes things out of the trash', () => {
    const body = { kind: 'change', label: 'trash-purged', at, by: 'b', ops: [], inverse: [], purge } as const

    expect(trashChangeOf(20, body)).toEqual({
      thrown: [],
      back: [
        { entity: 'exhibit', id: 'exhibit-1' },
        { entity: 'exhibit', id: 'x' },
        { entity: 'event', id: 'e' },
      ],
    })
  })

  it('ends what undo and redo offer at the newest removal', () => {
    const step = (...seqs: readonly number[]): UndoStep => ({ label: 'event-edited', seqs })
    const stacks = { undo: [step(2), step(11), step(12, 13), step(14)], redo: [step(10), step(15)] }

    expect(afterPurge(stacks, purgeReach(purge))).toEqual({ undo: [step(14)], redo: [step(15)] })
  })
})

describe('the history of a purge', () => {
  const told = (records: readonly Tombstone[], about: string, reason = '') => {
    const body = { v: 1, kind: 'change', label: 'trash-purged', at, by: 'b', ops: [], inverse: [] } as const
    const purge = { reason, records }
    const entry = custodyEntryOf({ seq: 20, hash: 'f', body: { ...body, purge } }, about, at)
    if (!entry.told) throw new Error('not told')
    return entry.told
  }

  it('names what went, and why, in three languages', () => {
    const one = told([tombstone()], caseId, '误传他人证件')

    expect(custodySentence(one, caseId, 'en')).toBe(
      'Deleted for good: the exhibit “合同”. Reason: “误传他人证件”',
    )
    expect(custodySentence(one, caseId, 'zh-CN')).toBe('彻底删除：证据“合同”。原因：误传他人证件')
    expect(custodySentence(one, caseId, 'zh-TW')).toBe('永久刪除：證據「合同」。原因：误传他人证件')
  })

  it('lets a case stand for what went with it, and an exhibit be told of alone', () => {
    const records = [
      tombstone({ entity: 'case', id: caseId, title: aCase().title }),
      tombstone(),
      tombstone({ id: 'x', title: '发票' }),
      tombstone({ entity: 'entry', id: 'entry-1', title: '' }),
    ]

    expect(custodySentence(told(records, caseId), caseId, 'zh-CN')).toBe(`彻底删除：案件“${aCase().title}”`)
    expect(custodySentence(told(records, 'x'), 'x', 'zh-CN')).toBe('彻底删除：证据“发票”')
    expect(told(records, caseId).purged?.records).toHaveLength(4)
  })
})
