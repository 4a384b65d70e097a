import type { Instant, Sha256 } from '../ids.ts'

const dayMs = 24 * 60 * 60 * 1000
/** Of the originals that were compared with their hashes before, so many are compared again each day. */
const shareADay = 0.01

export interface CheckedOriginal {
  readonly sha256: Sha256
  /** When both its copies were last compared with its hash; absent: never. */
  readonly at?: Instant
}

/**
 * What should be compared now: every original that never was, and each day the hundredth part of the rest that has waited
 * longest, so that all of them come round in a hundred days. An original whose last check lies in the future was checked
 * under a wrong clock, and is taken for one that never was.
 */
export function dueForCheck(all: readonly CheckedOriginal[], now: Instant): readonly Sha256[] {
  const present = Date.parse(now)
  const age = ({ at }: CheckedOriginal): number => (at === undefined ? Infinity : present - Date.parse(at))
  const isNew = (one: CheckedOriginal) => age(one) === Infinity || age(one) < 0
  const known = all.filter((one) => !isNew(one)).toSorted((a, b) => age(b) - age(a))
  const today = known.filter((one) => age(one) < dayMs).length
  const share = Math.max(0, Math.ceil(all.length * shareADay) - today)
  const waiting = known.filter((one) => age(one) >= dayMs).slice(0, share)
  return [...all.filter(isNew), ...waiting].map(({ sha256 }) => sha256)
}
