import { hasLocks } from './exclusive.ts'

const lockName = (session: string) => `recourse-session-${session}`
/** Sessions of this process, where there is no lock manager to ask. */
const living = new Set<string>()

/**
 * Marks a session as alive until `end` is called or its tab, worker or process is gone, however it went: the platform
 * lets go of the lock by itself.
 */
export async function beginSession(session: string): Promise<{ readonly end: () => void }> {
  if (!hasLocks()) {
    living.add(session)
    return { end: () => living.delete(session) }
  }
  return await new Promise((resolve, reject) => {
    const untilEnded = () =>
      new Promise<void>((end) => {
        resolve({ end })
      })
    navigator.locks.request(lockName(session), untilEnded).catch(reject)
  })
}

/** Tells which of the sessions named in staging rows are still at work. */
export async function livingSessions(): Promise<(session: string) => boolean> {
  if (!hasLocks()) return (session) => living.has(session)
  const { held = [] } = await navigator.locks.query()
  const names = new Set(held.map(({ name }) => name))
  return (session) => names.has(lockName(session))
}
