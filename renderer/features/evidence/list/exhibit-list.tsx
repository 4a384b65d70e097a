import { Box } from '@mantine/core'
import { closestCenter, DndContext, DragOverlay } from '@dnd-kit/core'
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Exhibit, ExhibitKind } from '#shared/core/evidence/exhibit.ts'
import type { Step } from '#shared/core/evidence/exhibit-order.ts'
import type { ExhibitId } from '#shared/core/ids.ts'
import { useText } from '../../../i18n/locale.tsx'
import { ExhibitRow } from './exhibit-row.tsx'
import { handleRowKey } from './handle-row-key.ts'
import { ListHead } from './list-head.tsx'
import styles from './list.module.css'
import { clicked, type Selection } from './selection.ts'
import { useAvailableHeight } from './use-available-height.ts'
import { useDragOrder } from './use-drag-order.ts'
import { rowPx, type RowPlace, useLongList } from './use-long-list.ts'

interface ExhibitListProps {
  readonly shown: readonly Exhibit[]
  /** The number of each exhibit in the whole case, also while a filter hides some. */
  readonly numbers: ReadonlyMap<ExhibitId, number>
  readonly selection: Selection
  readonly onSelection: (selection: Selection) => void
  readonly onOpen: (id: ExhibitId) => void
  readonly onKind: (id: ExhibitId, kind: ExhibitKind) => void
  readonly onStep: (ids: ReadonlySet<ExhibitId>, step: Step) => void
  readonly onMove: (ids: ReadonlySet<ExhibitId>, before: ExhibitId | undefined) => Promise<boolean>
  readonly onRemove: (ids: ReadonlySet<ExhibitId>) => void
}

/** Room for the bar that comes with a choice. */
const bulkBarPx = 56

/** The exhibits as a grid: one row has the focus, arrows walk, Space chooses, Enter opens, Alt and arrows reorder. */
export function ExhibitList(props: ExhibitListProps) {
  const { numbers, selection, onSelection } = props
  const text = useText().evidence.list
  const drag = useDragOrder(props)
  const { shown } = drag
  const ids = useMemo(() => shown.map(({ id }) => id), [shown])
  const scroller = useRef<HTMLTableSectionElement>(null)
  const height = useAvailableHeight(scroller, selection.chosen.size > 0 ? bulkBarPx : 0)
  const [hasFocus, setFocus] = useState(false)
  const at = selection.active === undefined ? -1 : ids.indexOf(selection.active)
  const tabStop = at < 0 ? 0 : at

  const { rows, totalPx, reveal } = useLongList(scroller, ids, tabStop)

  // a walk moves the view; a row that grows does not
  const onWalk = useEffectEvent((index: number) => reveal(index))
  useEffect(() => {
    if (hasFocus && at >= 0) onWalk(at)
  }, [at, hasFocus])

  const acting = (id: ExhibitId) => (selection.chosen.has(id) ? selection.chosen : new Set([id]))
  const keyOn = (id: ExhibitId) => (event: KeyboardEvent) => {
    const isOurs = handleRowKey(event, selection, ids, id, {
      onSelection,
      onOpen: props.onOpen,
      onStep: (step) => props.onStep(acting(id), step),
      onRemove: () => props.onRemove(acting(id)),
      pageRows: Math.max(1, Math.floor(height / rowPx) - 1),
    })
    if (isOurs) event.preventDefault()
  }

  const row = (index: number, place: RowPlace | undefined) => {
    const exhibit = shown[index]
    if (exhibit === undefined) return null
    const { id } = exhibit
    return (
      <ExhibitRow
        key={id}
        {...(place && { place })}
        exhibit={exhibit}
        number={numbers.get(id) ?? 0}
        rowIndex={index + 2}
        isChosen={selection.chosen.has(id)}
        isTabStop={index === tabStop}
        hasFocus={hasFocus && index === at}
        onClick={(event) =>
          onSelection(
            clicked(selection, ids, id, { range: event.shiftKey, toggle: event.ctrlKey || event.metaKey }),
          )
        }
        onToggle={(range) => onSelection(clicked(selection, ids, id, { range, toggle: true }))}
        onKeyDown={keyOn(id)}
        onFocus={() => {
          setFocus(true)
          if (selection.active !== id) onSelection({ ...selection, active: id })
        }}
        onOpen={() => props.onOpen(id)}
        onKind={(kind) => props.onKind(id, kind)}
      />
    )
  }

  return (
    <DndContext
      sensors={drag.sensors}
      collisionDetection={closestCenter}
      accessibility={drag.accessibility}
      onDragStart={drag.onDragStart}
      onDragEnd={drag.onDragEnd}
      onDragCancel={drag.onDragCancel}
    >
      <div className={styles.frame}>
        <Box
          component="table"
          role="grid"
          aria-label={text.label}
          aria-multiselectable
          aria-rowcount={ids.length + 1}
          className={styles.grid}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) setFocus(false)
          }}
        >
          <ListHead selection={selection} shown={ids} onSelection={onSelection} />
          <tbody ref={scroller} className={styles.scroller} style={{ maxHeight: height }}>
            <SortableContext items={ids} strategy={verticalListSortingStrategy}>
              {totalPx !== undefined && (
                <tr aria-hidden className={styles.spacer} style={{ height: totalPx }} />
              )}
              {rows.map(({ index, place }) => row(index, place))}
            </SortableContext>
          </tbody>
        </Box>
      </div>
      <DragOverlay dropAnimation={null}>
        {drag.dragged && (
          <div className={styles.dragged}>
            {drag.draggedIds.size > 1
              ? text.severalDragged(drag.draggedIds.size)
              : displayName(drag.dragged.title)}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}
