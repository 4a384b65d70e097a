import type { Sha256 } from '#shared/core/ids.ts'
import type { Care } from '../services.tsx'

/** Milliseconds after the start, so that the first minute belongs to the user; and from one look to the next. */
const firstMs = 60_000
const againMs = 60 * 60_000

/** Checks what is due, from time to time, and tells of what is whole in no copy any more. */
export function startCare(
  care: Care,
  after: (milliseconds: number, work: () => void) => void,
  onLost: (lost: readonly Sha256[]) => void,
): void {
  const look = async () => {
    after(againMs, lookAgain)
    const checked = await care.check('due', { cancel: { aborted: false }, onProgress: () => undefined })
    // a second copy that does not answer is told of by the mark in the title bar, within a minute (`second-copies.ts`)
    if (checked.ok && checked.value !== 'cancelled' && checked.value.lost.length > 0)
      onLost(checked.value.lost)
  }
  const lookAgain = () => {
    look().catch((error: unknown) => console.error(error))
  }
  after(firstMs, lookAgain)
}
