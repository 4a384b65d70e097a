import { LimitReached } from './bounded-file.ts'

/** What came of a probe. `failed` when it threw or ran out of time; reaching a reading limit is no failure. */
export interface Probed<T> {
  readonly value?: T
  readonly failed: boolean
}

/**
 * Runs one probe with a deadline. A probe meets hostile bytes with other people's parsers: whatever goes wrong in
 * it costs its findings, never the import.
 */
export async function withinTime<T>(ms: number, probe: () => Promise<T>): Promise<Probed<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Probed<T>>((resolve) => {
    timer = setTimeout(() => resolve({ failed: true }), ms)
  })
  try {
    return await Promise.race([probe().then((value) => ({ value, failed: false })), late])
  } catch (error) {
    return { failed: !(error instanceof LimitReached) }
  } finally {
    clearTimeout(timer)
  }
}
