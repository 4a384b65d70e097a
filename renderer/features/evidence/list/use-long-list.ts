import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'

/** From this many rows on, only those near the screen are made. */
const longFrom = 40
/** Height of a row with two lines; taller ones are measured. */
export const rowPx = 65

/** Where a row of a long list lies. A short list has no places: its rows just follow each other. */
export interface RowPlace {
  readonly start: number
  readonly measure: (element: Element | null) => void
}

/** Which rows to make. `kept` is made wherever it lies: the row with the focus, or the focus would be lost with it. */
export function useLongList(scroller: RefObject<HTMLElement | null>, ids: readonly string[], kept: number) {
  'use no memo' // the virtualizer changes without telling React's compiler
  const isLong = ids.length > longFrom
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count: ids.length,
    enabled: isLong,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 6,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan)
      const near = Array.from({ length: Math.min(count, endIndex + overscan + 1) - from }, (_, i) => from + i)
      return [...new Set([...near, kept])].filter((index) => index < count).toSorted((a, b) => a - b)
    },
  })
  const rows: readonly { readonly index: number; readonly place?: RowPlace }[] = isLong
    ? virtualizer
        .getVirtualItems()
        .map(({ index, start }) => ({ index, place: { start, measure: virtualizer.measureElement } }))
    : ids.map((_, index) => ({ index }))
  return {
    rows,
    /** Height of all rows together; a short list has its own. */
    totalPx: isLong ? virtualizer.getTotalSize() : undefined,
    reveal: (index: number) => {
      if (isLong) return virtualizer.scrollToIndex(index, { align: 'auto' })
      return scroller.current?.querySelectorAll('[data-exhibit]')[index]?.scrollIntoView({ block: 'nearest' })
    },
  }
}
