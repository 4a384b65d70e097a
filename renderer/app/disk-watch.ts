import type { FreeSpace } from '#shared/core/ports.ts'
import { nearlyFullBytes } from '../data/nearly-full.ts'

/** Below this the user is asked to make room. */
const lowBytes = 1024 ** 3
/** Milliseconds between two looks at the disk; while room is short, so that the end of it is seen soon. */
const lookEveryMs = 60_000
const lookAgainMs = 5000

export interface LittleRoom {
  readonly freeBytes: number
  /** Nothing is written any more. */
  readonly isFull: boolean
}

/** Looks at the disk from time to time and tells when room is short, and when it no longer is. */
export function watchDisk(
  freeBytes: FreeSpace,
  after: (milliseconds: number, work: () => void) => void,
  tell: (room: LittleRoom | undefined) => void,
): void {
  const look = async () => {
    const free = await freeBytes()
    const isLow = free !== undefined && free < lowBytes
    tell(isLow ? { freeBytes: free, isFull: free < nearlyFullBytes } : undefined)
    after(isLow ? lookAgainMs : lookEveryMs, again)
  }
  const again = () => {
    look().catch((error: unknown) => {
      console.error(error)
      after(lookEveryMs, again)
    })
  }
  again()
}
