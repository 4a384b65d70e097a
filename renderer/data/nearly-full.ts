import type { FreeSpace } from '#shared/core/ports.ts'

/** Below this much free space a failed write counts as "disk full", and nothing is deleted from IndexedDB any more. */
export const nearlyFullBytes = 512 * 1024 * 1024

/** Deleting on a full disk has cost whole databases (decisions/0001). An unseen disk is not assumed to be full. */
export async function isNearlyFull(freeBytes: FreeSpace): Promise<boolean> {
  const free = await freeBytes()
  return free !== undefined && free < nearlyFullBytes
}
