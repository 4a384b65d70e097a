import { type RefObject, useLayoutEffect, useState } from 'react'

/** A list shorter than this is no list; on small windows the page scrolls instead. */
const leastPx = 280
/** Room for the padding of the page below. */
const belowPx = 24

/** The height from an element's top to the bottom of the window, kept right when either moves; less `keptPx` for what follows. */
export function useAvailableHeight(element: RefObject<HTMLElement | null>, keptPx = 0): number {
  const [height, setHeight] = useState(600)
  useLayoutEffect(() => {
    const measure = () => {
      const top = (element.current?.getBoundingClientRect().top ?? 0) + window.scrollY
      setHeight(Math.max(leastPx, window.innerHeight - top - belowPx - keptPx))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    window.addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', measure)
    }
  }, [element, keptPx])
  return height
}
