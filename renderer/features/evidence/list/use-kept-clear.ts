import { type RefObject, useLayoutEffect } from 'react'

/** What the cards in the corner of the window stay above; `import.module.css` reads it. */
const takenBelow = '--taken-below'

/** Keeps what floats in the lower corner of the window above this element while it stands in the window's lower half. */
export function useKeptClear(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement
    const measure = () => {
      const top = element.current?.getBoundingClientRect().top ?? 0
      const isLow = top > window.innerHeight / 2
      style.setProperty(takenBelow, `${isLow ? Math.max(0, window.innerHeight - top) : 0}px`)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    if (element.current) observer.observe(element.current)
    window.addEventListener('resize', measure)
    window.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', measure)
      window.removeEventListener('scroll', measure)
      style.removeProperty(takenBelow)
    }
  }, [element])
}
