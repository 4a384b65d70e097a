import type { EventId } from '#shared/core/ids.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'

/** What the keys do on a row. */
export interface RowActs {
  readonly events: readonly CaseEvent[]
  readonly onAdd: () => void
  readonly onEdit: (event: CaseEvent) => void
  readonly onRemove: (event: CaseEvent) => void
}

const rowSelector = '[data-event]'
export const rowOfEvent = (list: ParentNode, id: EventId): HTMLElement | null =>
  list.querySelector(`[data-event="${CSS.escape(id)}"]`)
export const eventIdAt = (element: EventTarget | null): string | undefined =>
  element instanceof Element ? element.closest<HTMLElement>(rowSelector)?.dataset['event'] : undefined

/**
 * Up, Down, Home and End go from row to row; Enter changes an event, Delete removes it, N adds one. Those that act
 * count only on a row itself: what is pressed on a row's buttons belongs to the buttons.
 */
export function onRowKey(pressed: KeyboardEvent, list: HTMLElement, acts: RowActs): void {
  const { target, key } = pressed
  const id = eventIdAt(target)
  if (!(target instanceof HTMLElement) || id === undefined) return
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.isComposing) return
  const rows = [...list.querySelectorAll<HTMLElement>(rowSelector)]
  const at = rows.findIndex((row) => row.dataset['event'] === id)
  const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[key]
  const event = acts.events.find((one) => one.id === id)
  const act = { Enter: acts.onEdit, Delete: acts.onRemove, n: acts.onAdd, N: acts.onAdd }[key]
  if (goal !== undefined) rows[goal]?.focus()
  else if (target === rows[at] && act && event) act(event)
  else return
  pressed.preventDefault()
}
