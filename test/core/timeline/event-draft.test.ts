import { describe, expect, it } from 'vitest'
import { asCaseId, asEventId, asExhibitId, asInstant, asPartyId } from '#shared/core/ids.ts'
import { plainDate } from '#shared/core/plain-date.ts'
import { draftOf, emptyDraft, type EventDraft, eventFrom } from '#shared/core/timeline/event-draft.ts'
import { anEvent } from '../../builders/an-event.ts'

const identity = {
  id: asEventId('event-1'),
  caseId: asCaseId('case-1'),
  createdAt: asInstant('2024-10-01T02:00:00.000Z'),
}
const aDraft = (over: Partial<EventDraft> = {}): EventDraft => ({
  ...emptyDraft,
  on: '2025-05-10',
  text: '客服称服务已开通，拒绝退费',
  ...over,
})
const dateOf = (over: Partial<EventDraft>) => {
  const event = eventFrom(aDraft(over), identity)
  return event.ok ? event.value.date : event.failure
}

describe('an event draft', () => {
  it('becomes an event with the words as typed, trimmed', () => {
    const event = eventFrom(aDraft({ text: '  客服来电 \n' }), identity)

    expect(event).toEqual({
      ok: true,
      value: {
        ...identity,
        kind: 'call',
        date: { kind: 'exact', on: '2025-05-10' },
        text: '客服来电',
        partyIds: [],
        exhibitIds: [],
        disputed: false,
      },
    })
  })

  it.each([
    [
      { on: '民國114年5月10日', time: '下午2点03分' },
      { kind: 'exact', on: '2025-05-10', time: '14:03' },
    ],
    [{ precision: 'about-day' }, { kind: 'about', on: '2025-05-10', precision: 'day' }],
    [
      { precision: 'about-month', on: '2025年5月' },
      { kind: 'about', on: '2025-05-01', precision: 'month' },
    ],
    [{ precision: 'about-month' }, { kind: 'about', on: '2025-05-10', precision: 'month' }],
    [
      { precision: 'about-year', on: '2025' },
      { kind: 'about', on: '2025-01-01', precision: 'year' },
    ],
    [
      { precision: 'range', to: '2025-05-10' },
      { kind: 'range', from: '2025-05-10', to: '2025-05-10' },
    ],
  ] as const)('dates %j as %j', (over, date) => {
    expect(dateOf(over)).toEqual(date)
  })

  it('forgets the time once the day is only about', () => {
    expect(dateOf({ precision: 'about-day', time: '14:03' })).toEqual({
      kind: 'about',
      on: '2025-05-10',
      precision: 'day',
    })
  })

  it.each([
    [{ on: '' }, { on: { kind: 'rule/required', field: 'on' } }],
    [{ on: '2025年5月' }, { on: { kind: 'rule/not-a-date', field: 'on' } }],
    [{ precision: 'about-month', on: '2025' }, { on: { kind: 'rule/not-a-date', field: 'on' } }],
    [{ time: 'noon' }, { time: { kind: 'rule/not-a-time', field: 'time' } }],
    [{ precision: 'range', to: '' }, { to: { kind: 'rule/required', field: 'to' } }],
    [{ precision: 'range', to: '2025-05-09' }, { to: { kind: 'rule/range-reversed' } }],
    [{ text: ' \n' }, { text: { kind: 'rule/required', field: 'text' } }],
    [{ words: '已开通' }, { speaker: { kind: 'rule/required', field: 'speaker' } }],
    [{ speaker: asPartyId('p') }, { words: { kind: 'rule/required', field: 'words' } }],
  ] as const)('is refused with %j', (over, faults) => {
    expect(eventFrom(aDraft(over), identity)).toEqual({ ok: false, failure: faults })
  })

  it('names every fault at once', () => {
    const event = eventFrom(aDraft({ on: 'soon', time: 'late', text: '' }), identity)

    expect(event.ok ? [] : Object.keys(event.failure).sort()).toEqual(['on', 'text', 'time'])
  })

  it.each([
    anEvent(),
    anEvent({ date: { kind: 'exact', on: plainDate('2025-05-10'), time: '14:03' } }),
    anEvent({ date: { kind: 'about', on: plainDate('2025-05-01'), precision: 'month' } }),
    anEvent({ date: { kind: 'about', on: plainDate('2025-05-17'), precision: 'month' } }),
    anEvent({ date: { kind: 'about', on: plainDate('2025-01-01'), precision: 'year' } }),
    anEvent({ date: { kind: 'range', from: plainDate('2025-05-01'), to: plainDate('2025-06-30') } }),
    anEvent({
      kind: 'refusal',
      partyIds: [asPartyId('vendor')],
      statement: { by: asPartyId('vendor'), words: '服务已开通，不退' },
      exhibitIds: [asExhibitId('exhibit-3')],
      disputed: true,
    }),
  ])('made from an event and left alone gives that event again (%#)', (event) => {
    expect(eventFrom(draftOf(event), event)).toEqual({ ok: true, value: event })
  })
})
