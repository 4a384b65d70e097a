import { liveQuery } from 'dexie'
import type { Tell, Unsubscribe } from '#shared/core/ports.ts'

/**
 * Tells the answer of a query now and after every write, in this or any other tab or worker, that could change it. A
 * query that throws is a bug or a lost database: it is thrown where the program's own error log sees it.
 */
export function watched<T>(query: () => Promise<T>, tell: Tell<T>): Unsubscribe {
  const subscription = liveQuery(query).subscribe({
    next: tell,
    error: (error: unknown) => {
      queueMicrotask(() => {
        throw error
      })
    },
  })
  return () => subscription.unsubscribe()
}
