import { createStore } from 'zustand/vanilla'
import type { CaseId, EventId, Instant, PartyId } from '#shared/core/ids.ts'
import type { PlainDate } from '#shared/core/plain-date.ts'
import { type DraftFaults, type EventDraft } from '#shared/core/timeline/event-draft.ts'
import type { EventKind } from '#shared/core/timeline/event.ts'

/** A person typed into the form who is no party of the case yet; becomes one together with the event. */
export interface NewContact {
  readonly id: PartyId
  readonly name: string
}

/** An event that is being written. It outlives the page, so that going to look at an exhibit loses nothing. */
export interface OpenDraft {
  readonly caseId: CaseId
  /** Absent for a new event. */
  readonly editing: { readonly id: EventId; readonly createdAt: Instant } | undefined
  readonly before: EventDraft
  readonly draft: EventDraft
  readonly contacts: readonly NewContact[]
  /** Shown after the first attempt to save. */
  readonly faults: DraftFaults
}

export interface TimelineFilter {
  readonly text: string
  readonly kinds: readonly EventKind[]
}
export const noFilter: TimelineFilter = { text: '', kinds: [] }

export interface TimelineState {
  readonly filter: TimelineFilter
  /** How many pages are shown. */
  readonly pages: number
  /** Only events from this day on are shown: set by a jump far into a long chronology. */
  readonly from: PlainDate | undefined
  readonly open: OpenDraft | undefined
  /** What takes the focus next, once it is on the page. */
  readonly focusNext: EventId | 'add-button' | undefined
  /** What the user wanted while unsaved changes were open: asked about before it happens. */
  readonly asking: (() => void) | undefined
}

export const createTimelineStore = () =>
  createStore<TimelineState>()(() => ({
    filter: noFilter,
    pages: 1,
    from: undefined,
    open: undefined,
    focusNext: undefined,
    asking: undefined,
  }))
export type TimelineStore = ReturnType<typeof createTimelineStore>
export const timelineStore = createTimelineStore()

/** Another filter begins at the top again. */
export const setFilter = (store: TimelineStore, filter: TimelineFilter) =>
  store.setState({ filter, pages: 1, from: undefined, focusNext: undefined })

export const showFrom = (store: TimelineStore, from: PlainDate | undefined) =>
  store.setState({ from, pages: 1 })

/** Brings an event into sight, wherever it is. */
export const goToEvent = (store: TimelineStore, id: EventId) =>
  store.setState({ filter: noFilter, focusNext: id })

export const showMore = (store: TimelineStore) => store.setState(({ pages }) => ({ pages: pages + 1 }))

export const isUnsaved = ({ before, draft }: OpenDraft): boolean =>
  JSON.stringify(before) !== JSON.stringify(draft)

/** Does it at once, or asks first when that would throw away what was typed. */
export function unlessUnsaved(store: TimelineStore, act: () => void): void {
  const { open } = store.getState()
  if (open && isUnsaved(open)) store.setState({ asking: act })
  else act()
}

export const keepWriting = (store: TimelineStore) => store.setState({ asking: undefined })

export function throwAway(store: TimelineStore): void {
  const { asking } = store.getState()
  store.setState({ open: undefined, asking: undefined })
  asking?.()
}

export function openDraft(
  store: TimelineStore,
  caseId: CaseId,
  draft: EventDraft,
  editing?: OpenDraft['editing'],
): void {
  store.setState({ open: { caseId, editing, before: draft, draft, contacts: [], faults: {} } })
}

/** Closes the form; the focus goes back to where the event is, or to the button it began with. */
export const closeDraft = (store: TimelineStore, focusNext: TimelineState['focusNext']) =>
  store.setState({ open: undefined, focusNext })

export const focusOn = (store: TimelineStore, focusNext: TimelineState['focusNext']) =>
  store.setState({ focusNext })

/** What is typed mends its own fault; the others stay in sight. */
export function changeDraft(store: TimelineStore, change: Partial<EventDraft>): void {
  store.setState(({ open }) => {
    if (!open) return {}
    const faults = Object.fromEntries(Object.entries(open.faults).filter(([field]) => !(field in change)))
    return { open: { ...open, draft: { ...open.draft, ...change }, faults } }
  })
}

export function addContact(store: TimelineStore, contact: NewContact): void {
  store.setState(({ open }) => (open ? { open: { ...open, contacts: [...open.contacts, contact] } } : {}))
}

export function showFaults(store: TimelineStore, faults: DraftFaults): void {
  store.setState(({ open }) => (open ? { open: { ...open, faults } } : {}))
}
