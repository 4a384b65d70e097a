import {
  type Announcements,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable'
import { useMemo, useRef, useState } from 'react'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import { inOrder, moved } from '#shared/core/evidence/exhibit-order.ts'
import { asExhibitId, type ExhibitId } from '#shared/core/ids.ts'
import { useText } from '../../../i18n/locale.tsx'
import type { Selection } from './selection.ts'

interface DragOrderProps {
  readonly shown: readonly Exhibit[]
  readonly selection: Selection
  readonly onMove: (ids: ReadonlySet<ExhibitId>, before: ExhibitId | undefined) => Promise<boolean>
}

/**
 * Reordering by dragging, with the mouse or with Space and arrows on the handle. A dragged row takes all chosen rows
 * along. The new order shows at once, and gives way to the store's when that has it, or refuses.
 */
export function useDragOrder({ shown, selection, onMove }: DragOrderProps) {
  const text = useText().evidence.list.dragging
  const [draggedId, setDragged] = useState<ExhibitId>()
  const [ahead, setAhead] = useState<{
    readonly of: readonly Exhibit[]
    readonly order: readonly Exhibit[]
  }>()
  const hasMoved = useRef(false)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const current = ahead?.of === shown ? ahead.order : shown
  const draggedIds: ReadonlySet<ExhibitId> =
    draggedId === undefined
      ? new Set()
      : selection.chosen.has(draggedId)
        ? selection.chosen
        : new Set([draggedId])

  const onDragEnd = ({ active, over }: DragEndEvent) => {
    setDragged(undefined)
    if (!over || over.id === active.id) return
    const [from, to] = [active.id, over.id].map((id) => current.findIndex((exhibit) => exhibit.id === id))
    if (from === undefined || to === undefined || from < 0 || to < 0) return
    const before = current[to > from ? to + 1 : to]?.id
    setAhead({ of: shown, order: placed(current, draggedIds, before) })
    const move = async () => {
      // once written, the store's own order takes over by itself
      if (!(await onMove(draggedIds, before))) setAhead(undefined)
    }
    void move()
  }

  const accessibility = useMemo(() => {
    const place = (id: string | number) => current.findIndex((exhibit) => exhibit.id === id) + 1
    const announcements: Announcements = {
      onDragStart: ({ active }) => {
        hasMoved.current = false
        return text.start(place(active.id), current.length)
      },
      onDragOver: ({ active, over }) => {
        // picked up, a row is at once over itself: not worth drowning out what was just said
        if (!over || (over.id === active.id && !hasMoved.current)) return undefined
        hasMoved.current = true
        return text.over(place(over.id), current.length)
      },
      onDragEnd: ({ over }) => (over ? text.end(place(over.id), current.length) : text.cancelled),
      onDragCancel: () => text.cancelled,
    }
    return { announcements, screenReaderInstructions: { draggable: text.instructions } }
  }, [text, current])

  return {
    shown: current,
    sensors,
    accessibility,
    draggedIds,
    dragged: current.find(({ id }) => id === draggedId),
    onDragStart: ({ active }: { readonly active: { readonly id: string | number } }) =>
      setDragged(asExhibitId(String(active.id))),
    onDragEnd,
    onDragCancel: () => setDragged(undefined),
  }
}

function placed(
  current: readonly Exhibit[],
  ids: ReadonlySet<ExhibitId>,
  before: ExhibitId | undefined,
): readonly Exhibit[] {
  const changed = new Map(moved(current, ids, before).map((exhibit) => [exhibit.id, exhibit]))
  return inOrder(current.map((exhibit) => changed.get(exhibit.id) ?? exhibit))
}
