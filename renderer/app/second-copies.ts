import type { StorageFailure, VaultFailure } from '#shared/core/failure.ts'
import type { Sha256 } from '#shared/core/ids.ts'
import type { Door, Tell, Unsubscribe, Vault } from '#shared/core/ports.ts'
import { failed, type Result } from '#shared/core/result.ts'
import type { Exclusive } from '../data/exclusive.ts'
import { catchUp, type CaughtUp, type MirrorParts, type MirrorRun } from '../data/mirror.ts'
import type { CopiesState, SecondCopies } from '../services.tsx'

/** Milliseconds until a second copy that could not be written is tried again by itself. */
const retryMs = 15_000

/** In a shell without a vault there is one copy, and that is said. */
export const onlyOneCopy: SecondCopies = {
  watch: (tell) => {
    tell({ kind: 'none' })
    return () => undefined
  },
}

export interface CopiesParts {
  readonly vault: Vault
  readonly mirrored: MirrorParts
  readonly door: Pick<Door, 'watchHistory'>
  /** One window at a time writes the second copy. */
  readonly exclusive: Exclusive
  /** Calls once after so many milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => void
}

/** Follows the journal: after every commit the second copy is brought to the same state. */
export function startCopies({ vault, mirrored, door, exclusive, after }: CopiesParts): SecondCopies {
  const watchers = new Set<Tell<CopiesState>>()
  let state: CopiesState = { kind: 'copying' }
  const lost = new Set<Sha256>()
  const become = (next: CopiesState) => {
    state = next
    for (const tell of watchers) tell(next)
  }
  const run: MirrorRun = {
    cancel: { aborted: false },
    onProgress: (progress) => become({ kind: 'copying', progress }),
  }

  let wanted = 0
  let isAtWork = false
  let isToTryAgain = false
  const settle = (result: Result<CaughtUp | 'cancelled', VaultFailure | StorageFailure>, seen: number) => {
    if (!result.ok) {
      become({ kind: 'one', failure: result.failure })
      if (!isToTryAgain)
        after(retryMs, () => {
          isToTryAgain = false
          void work()
        })
      isToTryAgain = true
      return
    }
    if (result.value === 'cancelled') return
    for (const sha256 of result.value.lost) lost.add(sha256)
    // a commit that came meanwhile has one copy only
    if (result.value.head.seq >= seen) become({ kind: 'two', head: result.value.head, lost: [...lost] })
  }
  /** A bug must not leave a mark that says "copying" for ever. */
  const unexpected = (error: unknown) => {
    console.error(error)
    const detail = error instanceof Error ? error.message : String(error)
    return failed({ kind: 'vault/unavailable', detail } as const)
  }
  const work = async (): Promise<void> => {
    if (isAtWork) return
    isAtWork = true
    try {
      for (let done = -1; done < wanted;) {
        done = wanted
        const result = await exclusive(() => catchUp(mirrored, vault, run)).catch(unexpected)
        settle(result, wanted)
        if (!result.ok) return
      }
    } finally {
      isAtWork = false
    }
  }
  door.watchHistory(({ head }) => {
    if (head.seq > wanted && state.kind === 'two') become({ kind: 'copying' })
    wanted = Math.max(wanted, head.seq)
    void work()
  })

  return {
    watch(tell): Unsubscribe {
      watchers.add(tell)
      tell(state)
      return () => watchers.delete(tell)
    },
  }
}
