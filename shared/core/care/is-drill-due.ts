import type { Instant } from '../ids.ts'

const monthMs = 30 * 24 * 60 * 60 * 1000

/**
 * Whether it is time to try whether everything could be restored: a month after the last time, or after the first entry. A
 * last time that lies in the future was under a wrong clock. Without an entry there is nothing to try.
 */
export function isDrillDue(
  last: Instant | undefined,
  firstEntry: Instant | undefined,
  now: Instant,
): boolean {
  if (firstEntry === undefined) return false
  const age = Date.parse(now) - Date.parse(last ?? firstEntry)
  return age >= monthMs || (last !== undefined && age < 0)
}
