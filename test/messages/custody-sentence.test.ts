import { describe, expect, it } from 'vitest'
import { asExhibitId, asInstant } from '#shared/core/ids.ts'
import type { CommitLabel, JournalBody } from '#shared/core/journal/commit.ts'
import { custodyEntryOf } from '#shared/core/journal/custody-log.ts'
import { inverseOf } from '#shared/core/journal/inverse.ts'
import {
  type Entities,
  type EntityName,
  type Operation,
  put,
  remove,
} from '#shared/core/journal/operation.ts'
import { custodySentence, effectSentence } from '#shared/messages/custody-sentence.ts'
import { formatSpan } from '#shared/messages/format.ts'
import type { Locale } from '#shared/messages/messages.ts'
import { aCase, caseId } from '../builders/a-case.ts'
import { anEntry } from '../builders/an-entry.ts'
import { anEvent } from '../builders/an-event.ts'
import { anExhibit } from '../builders/an-exhibit.ts'
import { aParty } from '../builders/a-party.ts'

const at = asInstant('2024-10-01T02:00:00.000Z')
type Before = Partial<{ [E in EntityName]: Entities[E] }>
interface Written {
  readonly label: CommitLabel
  readonly ops: readonly Operation[]
  readonly before?: Before
  readonly kind?: JournalBody['kind']
  readonly of?: readonly number[]
}

const told = ({ label, ops, before = {}, kind = 'change', of }: Written, about: string) => {
  const inverse = inverseOf(ops, (entity) => before[entity])
  const body: JournalBody = { v: 1, kind, label, at, by: 'x', ops, inverse, ...(of && { of }) }
  const entry = custodyEntryOf({ seq: 3, hash: 'a'.repeat(64), body }, about, at)
  if (!entry.told) throw new Error('nothing told')
  return entry.told
}
const sentence = (written: Written, locale: Locale = 'en', about: string = caseId) =>
  custodySentence(told(written, about), about, locale)
const many = Array.from({ length: 500 }, (_, n) =>
  put('exhibit', anExhibit({ id: `e${n}`, title: `file ${n}` })),
)

describe('the sentence of a commit', () => {
  it('names what it was done to, in each language', () => {
    const imported = {
      label: 'exhibits-imported',
      ops: [put('exhibit', anExhibit({ title: '合同' }))],
    } as const

    expect(sentence(imported)).toBe('Took in “合同”')
    expect(sentence(imported, 'zh-CN')).toBe('导入证据“合同”')
    expect(sentence(imported, 'zh-TW')).toBe('匯入證據「合同」')
  })

  it('names three of many and counts the rest', () => {
    const imported = { label: 'exhibits-imported', ops: many } as const

    expect(sentence(imported)).toBe('Took in “file 0”, “file 1”, “file 2” and 497 more')
    expect(sentence(imported, 'zh-CN')).toBe('导入证据“file 0”、“file 1”、“file 2”等 500 项')
  })

  it('names in the history of an exhibit that exhibit alone', () => {
    expect(sentence({ label: 'exhibits-imported', ops: many }, 'en', 'e7')).toBe('Took in “file 7”')
  })

  it('says which fields an edit touched', () => {
    const edited = {
      label: 'case-edited',
      ops: [put('case', aCase({ stage: 'escalated', title: '新' }))],
      before: { case: aCase() },
    } as const

    expect(sentence(edited)).toBe('Changed the case “新”: title, stage')
    expect(sentence(edited, 'zh-TW')).toBe('修改案件「新」：標題、進度')
  })

  it('says whether a party came, went or was corrected', () => {
    const before = { party: aParty({ name: '甲公司' }) }
    const label = 'parties-edited'

    expect(sentence({ label, ops: [put('party', aParty({ name: '甲公司' }))] })).toBe(
      'Added: the party “甲公司”',
    )
    expect(sentence({ label, ops: [remove('party', aParty().id)], before })).toBe(
      'Removed: the party “甲公司”',
    )
    expect(sentence({ label, ops: [put('party', aParty({ name: '甲公司', phone: '1' }))], before })).toBe(
      'Changed: the party “甲公司”: phone',
    )
  })

  it('says of undo and redo what they took back or repeated', () => {
    const undo = {
      label: 'event-added',
      ops: [remove('event', anEvent().id)],
      before: { event: anEvent() },
    } as const

    expect(sentence({ ...undo, kind: 'undo', of: [2] }, 'zh-CN')).toBe(
      '撤销（第 2 条）：添加事件“购买智能外呼系统一年版”',
    )
    expect(sentence({ ...undo, kind: 'redo', of: [1, 2, 3, 4] })).toMatch(/^Done again \(no\. 1, 2, 3 …\): /)
  })

  it('tells an exhibit what cites it, and what no longer does', () => {
    const cited = put('event', anEvent({ text: '付款', exhibitIds: ['x'] }))
    const bare = put('event', anEvent({ text: '付款' }))
    const event = anEvent({ text: '付款', exhibitIds: ['x'] })

    expect(sentence({ label: 'event-added', ops: [cited] }, 'en', 'x')).toBe(
      'Cited as proof by the event “付款”',
    )
    expect(sentence({ label: 'exhibits-linked', ops: [bare], before: { event } }, 'zh-CN', 'x')).toBe(
      '不再用作事件“付款”的证据',
    )
    expect(
      sentence({ label: 'event-removed', ops: [remove('event', event.id)], before: { event } }, 'en', 'x'),
    ).toBe('No longer cited as proof by the event “付款”')
  })

  it('tells an exhibit of its own removal, not of the citations that went with it', () => {
    const ops = [put('event', anEvent()), remove('exhibit', asExhibitId('x'))]
    const before = { event: anEvent({ exhibitIds: ['x'] }), exhibit: anExhibit({ id: 'x', title: '截图' }) }

    expect(sentence({ label: 'exhibits-removed', ops, before }, 'zh-CN', 'x')).toBe('移除证据“截图”')
  })

  it('names a ledger entry by its kind and amount', () => {
    expect(sentence({ label: 'entry-added', ops: [put('entry', anEntry())] }, 'zh-CN')).toBe(
      '登记付款 ¥3,980.00',
    )
  })

  it('cuts long words and spells out signs that cannot be seen', () => {
    const ops = [put('event', anEvent({ text: '长'.repeat(400) }))]

    expect(sentence({ label: 'event-added', ops })).toBe(`Wrote down the event “${'长'.repeat(59)}…”`)
    expect(
      sentence({ label: 'exhibits-imported', ops: [put('exhibit', anExhibit({ title: 'a\u202egpj' }))] }),
    ).toBe('Took in “a‹U+202E›gpj”')
  })

  it('says what came of the records when its label does not fit them, or is not known', () => {
    const label = 'of-a-newer-program' as CommitLabel
    const two = [
      put('event', anEvent({ id: 'a', text: '一' })),
      put('event', anEvent({ id: 'b', text: '二' })),
    ]

    expect(sentence({ label, ops: [put('event', anEvent({ text: '一' }))] })).toBe('Added: the event “一”')
    expect(sentence({ label: 'sample-added', ops: two })).toBe('Changed “一” and “二”')
    expect(
      sentence({ label: 'sample-added', ops: [...two, put('exhibit', anExhibit())] }, 'en', 'exhibit-1'),
    ).toBe('Added: the exhibit “订单号记录”')
  })
})

describe('the sentence of one record', () => {
  it('says whether it came, went or changed', () => {
    const [effect] = told(
      {
        label: 'exhibits-removed',
        ops: [remove('exhibit', anExhibit().id)],
        before: { exhibit: anExhibit() },
      },
      caseId,
    ).effects

    expect(effect && effectSentence(effect, 'en')).toBe('Removed: the exhibit “订单号记录”')
  })
})

describe('a stretch of time', () => {
  it('is told by its largest unit, rounded down', () => {
    expect(formatSpan(3 * 3_600_000 + 59 * 60_000, 'en')).toBe('3 hours')
    expect(formatSpan(86_400_000, 'zh-CN')).toBe('1天')
    expect(formatSpan(5_000, 'en')).toBe('5 seconds')
  })
})
