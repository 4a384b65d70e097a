import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { EventId } from '#shared/core/ids.ts'
import { useServices } from '../../services.tsx'
import { goToEvent, showFrom, showMore, timelineStore } from './timeline-store.ts'
import type { WatchedEvents } from './watch-events.ts'

/** So many pages are added one after the other to reach an event; one further away is jumped to. */
const furthestPages = 10

/** Loads on until the event that is to have the focus is there: one just saved, or `asked` for from elsewhere. */
export function useEventInSight(asked: EventId | undefined, shown: WatchedEvents | undefined): void {
  const { events } = useServices()
  const focusNext = useStore(timelineStore, (state) => state.focusNext)
  useEffect(() => {
    if (asked) goToEvent(timelineStore, asked)
  }, [asked])
  useEffect(() => {
    if (!focusNext || focusNext === 'add-button' || !shown?.more) return
    if (shown.events.some(({ id }) => id === focusNext)) return
    const jump = async () => {
      const event = await events.get(focusNext)
      if (event) showFrom(timelineStore, event.date.kind === 'range' ? event.date.from : event.date.on)
    }
    if (timelineStore.getState().pages < furthestPages) showMore(timelineStore)
    else void jump()
  }, [focusNext, shown, events])
}
