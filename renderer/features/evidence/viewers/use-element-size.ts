import { type RefObject, useLayoutEffect, useState } from 'react'

/** The inner size of an element, without scroll bars, kept up to date. Zero until it is known. */
export function useElementSize(element: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return undefined
    const measure = () =>
      setSize((now) =>
        now.width === current.clientWidth && now.height === current.clientHeight
          ? now
          : { width: current.clientWidth, height: current.clientHeight },
      )
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return size
}
