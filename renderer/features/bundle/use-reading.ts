import { useCallback } from 'react'
import type { Tell } from '#shared/core/ports.ts'
import { type ReadingProgress, useServices, useWatched } from '../../services.tsx'

/** How many pictures of the open case are still to be read. */
export function useReading(): { readonly left: number } {
  const { recogniser } = useServices()
  const watch = useCallback((tell: Tell<ReadingProgress>) => recogniser.watch(tell), [recogniser])
  const progress = useWatched(watch)
  return { left: progress ? progress.total - progress.done : 0 }
}
