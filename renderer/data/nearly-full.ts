import type { FreeSpace } from '#shared/core/ports.ts'

/** Below this much free space nothing is written or deleted any more, and a failed write counts as "disk full". */
export const nearlyFullBytes = 512 * 1024 * 1024

/** Deleting on a full disk has cost whole databases (decisions/0001). An unseen disk is not assumed to be full. */
export async function isNearlyFull(freeBytes: FreeSpace): Promise<boolean> {
  const free = await freeBytes()
  return free !== undefined && free < nearlyFullBytes
}

/** Asks no more often than every so many milliseconds; a look that failed is asked again. */
export function nowAndThen(freeBytes: FreeSpace, milliseconds: number): FreeSpace {
  let last: Promise<number | undefined> | undefined
  return () => {
    last ??= freeBytes().finally(() => setTimeout(() => (last = undefined), milliseconds))
    return last
  }
}
