// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import type { OpenedStore } from '../../../renderer/data/open-store.ts'
import {
  pageSize,
  type WatchedEvents,
  watchEvents,
} from '../../../renderer/features/timeline/watch-events.ts'
import { put, remove } from '../../../shared/core/journal/operation.ts'
import { plainDate } from '../../../shared/core/plain-date.ts'
import { caseId } from '../../builders/a-case.ts'
import { anEvent } from '../../builders/an-event.ts'
import { aStoreWithCase } from '../data/an-import.ts'

const dayAt = (index: number) => plainDate(new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10))
const idAt = (index: number) => `event-${String(index).padStart(4, '0')}`
const events = (count: number) =>
  Array.from({ length: count }, (_, index) => anEvent({ id: idAt(index), date: dayAt(index) }))

async function aChronologyOf(count: number): Promise<OpenedStore> {
  const store = await aStoreWithCase()
  await store.door.commit({ label: 'event-added', ops: events(count).map((event) => put('event', event)) })
  return store
}

function watched(store: OpenedStore, pages: number, query: { text?: string; after?: string } = {}) {
  const told: WatchedEvents[] = []
  const stop = watchEvents(store.events, { caseId, ...query }, pages, (value) => told.push(value))
  return {
    stop,
    told,
    shown: () => told.at(-1)?.events.map(({ id }) => id) ?? [],
    more: () => told.at(-1)?.more,
  }
}

describe('the watched timeline', () => {
  it('is complete and says so when everything fits a page', async () => {
    const view = watched(await aChronologyOf(3), 1)

    await vi.waitFor(() => expect(view.shown()).toEqual([idAt(0), idAt(1), idAt(2)]))
    expect(view.more()).toBe(false)
    view.stop()
  })

  it('holds as many pages as are asked for and knows that there is more', async () => {
    const view = watched(await aChronologyOf(pageSize * 3), 2)

    await vi.waitFor(() => expect(view.shown()).toHaveLength(pageSize * 2))
    expect(view.shown().at(-1)).toBe(idAt(pageSize * 2 - 1))
    expect(view.more()).toBe(true)
    view.stop()
  })

  it('lets no event fall between two pages when one is added in front of them', async () => {
    const store = await aChronologyOf(pageSize + 10)
    const view = watched(store, 2)
    await vi.waitFor(() => expect(view.shown()).toHaveLength(pageSize + 10))

    await store.door.commit({
      label: 'event-added',
      ops: [put('event', anEvent({ id: 'first', date: '2023-12-31' }))],
    })

    await vi.waitFor(() => expect(view.shown()).toHaveLength(pageSize + 11))
    expect(view.shown()).toEqual(['first', ...events(pageSize + 10).map(({ id }) => id)])
    view.stop()
  })

  it('closes the gap that a removed event leaves', async () => {
    const store = await aChronologyOf(pageSize + 2)
    const view = watched(store, 2)
    await vi.waitFor(() => expect(view.shown()).toHaveLength(pageSize + 2))

    await store.door.commit({ label: 'event-removed', ops: [remove('event', anEvent({ id: idAt(5) }).id)] })

    await vi.waitFor(() => expect(view.shown()).toHaveLength(pageSize + 1))
    expect(view.shown()).not.toContain(idAt(5))
    view.stop()
  })

  it('begins at a day where it is told to', async () => {
    const view = watched(await aChronologyOf(20), 1, { after: dayAt(15) })

    await vi.waitFor(() => expect(view.shown()).toEqual([15, 16, 17, 18, 19].map(idAt)))
    view.stop()
  })

  it('finds text whatever its letter case', async () => {
    const store = await aChronologyOf(5)
    const call = anEvent({ id: 'call', date: '2025-01-01', text: 'Agent promised a REFUND' })
    await store.door.commit({ label: 'event-added', ops: [put('event', call)] })
    const view = watched(store, 1, { text: 'refund' })

    await vi.waitFor(() => expect(view.shown()).toEqual(['call']))
    view.stop()
  })

  it('tells nothing more once it is stopped', async () => {
    const store = await aChronologyOf(3)
    const view = watched(store, 1)
    await vi.waitFor(() => expect(view.told).not.toHaveLength(0))
    view.stop()
    const before = view.told.length

    await store.door.commit({ label: 'event-added', ops: [put('event', anEvent({ id: 'late' }))] })
    await new Promise((resolve) => setTimeout(resolve, 50))

    expect(view.told).toHaveLength(before)
  })
})
