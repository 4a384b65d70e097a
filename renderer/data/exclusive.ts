/** Runs work while no other tab, window or worker of this program runs work under the same name. */
export type Exclusive = <T>(work: () => Promise<T>) => Promise<T>

/** Where the platform has no lock manager (Node 20), one process is all there is: a queue does. */
const queues = new Map<string, Promise<unknown>>()

const queued =
  (name: string): Exclusive =>
  (work) => {
    const turn = (queues.get(name) ?? Promise.resolve()).then(work, work)
    queues.set(name, turn)
    return turn
  }

export const hasLocks = (): boolean => typeof navigator !== 'undefined' && 'locks' in navigator

export function exclusiveBy(name: string): Exclusive {
  if (!hasLocks()) return queued(name)
  // the lock manager resolves with the promise that the callback gave, which its types wrap once more
  return async (work) => await navigator.locks.request(name, { mode: 'exclusive' }, work)
}
