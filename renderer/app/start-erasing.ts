import type { Door, Tell, Vault } from '#shared/core/ports.ts'
import type { Erasing } from '../data/erase.ts'
import type { Exclusive } from '../data/exclusive.ts'
import type { CopiesState, ErasingState, Erasures, SecondCopies } from '../services.tsx'

/** Milliseconds until what could not be erased is tried again by itself. */
const retryMs = 15_000

export interface ErasingParts {
  readonly erasing: Erasing
  /** Absent in a shell with one copy. */
  readonly vault: Vault | undefined
  readonly copies: SecondCopies
  readonly door: Pick<Door, 'watchHistory'>
  /** Under which the second copy is written. */
  readonly exclusive: Exclusive
  /** Calls once after so many milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => void
}

/**
 * Sees to it that the bytes of purged originals go: when both copies know of the purge, from both; while the second cannot
 * be written, from the first alone. At the start everything is looked through once, for what a crash left.
 */
export function startErasing({ erasing, vault, copies, door, exclusive, after }: ErasingParts): Erasures {
  const watchers = new Set<Tell<ErasingState>>()
  let state: ErasingState = { kind: 'done' }
  let copied: CopiesState['kind'] = 'copying'
  /** The newest purge that each copy is through with, and the newest there was at the start. */
  let [first, second] = [0, 0]
  let atStart: number | undefined
  const become = (next: ErasingState) => {
    state = next
    for (const tell of watchers) tell(next)
  }

  const look = async (): Promise<ErasingState> => {
    const newest = await erasing.newest()
    atStart ??= newest
    const isAway = copied === 'one'
    if (copied === 'copying') return state
    if (vault && !isAway && second < newest) {
      const removed = await exclusive(() => erasing.second(vault))
      if (removed.ok && removed.value === 'done') second = newest
    }
    if (first < newest) {
      const erased = await erasing.first()
      if (!erased.ok || erased.value === 'nearly-full') return { kind: 'waiting', where: 'first' }
      first = newest
    }
    // of an earlier session's purges nobody can tell while the second copy is away
    const isWaiting = vault && second < newest && (!isAway || atStart < newest)
    return isWaiting ? { kind: 'waiting', where: 'second' } : { kind: 'done' }
  }

  let isAtWork = false
  let isWanted = false
  let isToTryAgain = false
  const work = async (): Promise<void> => {
    isWanted = true
    if (isAtWork) return
    isAtWork = true
    try {
      while (isWanted) {
        isWanted = false
        become(await look())
      }
    } catch (error) {
      // a bug, or a database that went away: the next start finds what is left
      console.error(error)
    } finally {
      isAtWork = false
    }
    if (state.kind !== 'waiting' || isToTryAgain) return
    isToTryAgain = true
    after(retryMs, () => {
      isToTryAgain = false
      void work()
    })
  }
  copies.watch(({ kind }) => {
    copied = kind
    void work()
  })
  door.watchHistory(() => void work())

  return {
    watch(tell) {
      watchers.add(tell)
      tell(state)
      return () => watchers.delete(tell)
    },
  }
}
