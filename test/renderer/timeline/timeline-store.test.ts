// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import {
  changeDraft,
  createTimelineStore,
  goToEvent,
  keepWriting,
  noFilter,
  openDraft,
  setFilter,
  showFaults,
  showMore,
  throwAway,
  unlessUnsaved,
} from '../../../renderer/features/timeline/timeline-store.ts'
import { asEventId } from '../../../shared/core/ids.ts'
import { emptyDraft } from '../../../shared/core/timeline/event-draft.ts'
import { caseId } from '../../builders/a-case.ts'

const withDraft = () => {
  const store = createTimelineStore()
  openDraft(store, caseId, emptyDraft)
  return store
}

describe('an open draft', () => {
  it('gives way at once while nothing was typed', () => {
    const store = withDraft()
    const act = vi.fn()

    unlessUnsaved(store, act)

    expect(act).toHaveBeenCalledOnce()
  })

  it('is asked about before anything else happens once something was typed', () => {
    const store = withDraft()
    changeDraft(store, { text: '客服来电' })
    const act = vi.fn()

    unlessUnsaved(store, act)
    expect(act).not.toHaveBeenCalled()

    keepWriting(store)
    expect(store.getState()).toMatchObject({ asking: undefined, open: { draft: { text: '客服来电' } } })
    expect(act).not.toHaveBeenCalled()
  })

  it('is thrown away, and what was wanted happens, when the user says so', () => {
    const store = withDraft()
    changeDraft(store, { text: '客服来电' })
    const act = vi.fn()
    unlessUnsaved(store, act)

    throwAway(store)

    expect(act).toHaveBeenCalledOnce()
    expect(store.getState()).toMatchObject({ open: undefined, asking: undefined })
  })

  it('mends only the fault of the field that is changed', () => {
    const store = withDraft()
    showFaults(store, {
      on: { kind: 'rule/required', field: 'on' },
      text: { kind: 'rule/required', field: 'text' },
    })

    changeDraft(store, { text: 'x' })

    expect(store.getState().open?.faults).toEqual({ on: { kind: 'rule/required', field: 'on' } })
  })
})

describe('the filter', () => {
  it('begins at the first page again when it changes', () => {
    const store = createTimelineStore()
    showMore(store)

    setFilter(store, { ...noFilter, text: '退费' })

    expect(store.getState().pages).toBe(1)
  })

  it('is lifted by going to an event that it may hide', () => {
    const store = createTimelineStore()
    setFilter(store, { text: '退费', kinds: ['call'] })

    goToEvent(store, asEventId('event-1'))

    expect(store.getState()).toMatchObject({ filter: noFilter, focusNext: 'event-1' })
  })
})
