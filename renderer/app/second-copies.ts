import type { FailureOf, StorageFailure, VaultFailure } from '#shared/core/failure.ts'
import type { Sha256 } from '#shared/core/ids.ts'
import type { JournalHead } from '#shared/core/journal/commit.ts'
import type { Door, Tell, Unsubscribe, Vault } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { Exclusive } from '../data/exclusive.ts'
import { catchUp, type CaughtUp, type MirrorParts, type MirrorRun } from '../data/mirror.ts'
import type { Care, CopiesState, SecondCopies } from '../services.tsx'

/** Milliseconds until a second copy that could not be written is tried again by itself. */
const retryMs = 15_000
/** Milliseconds from one look at a second copy that is as it should be to the next: its drive may have been taken away. */
const lookMs = 60_000

/** In a shell without a vault there is one copy, and that is said. */
export const onlyOneCopy: SecondCopies = {
  watch: (tell) => {
    tell({ kind: 'none' })
    return () => undefined
  },
  tryAgain: () => undefined,
}

export interface CopiesParts {
  readonly vault: Vault
  readonly mirrored: MirrorParts
  readonly door: Pick<Door, 'watchHistory'>
  readonly care: Care
  /** Both end here: heard each time, also where originals are missing. */
  readonly onShared?: (head: JournalHead) => void
  /** The two tell different stories: nothing more may be written. */
  readonly onForked: (failure: FailureOf<'vault/forked'>) => void
  /** One window at a time writes the second copy. */
  readonly exclusive: Exclusive
  /** Calls once after so many milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => void
}

/** Follows the journal: after every commit the second copy is brought to the same state. */
export function startCopies({
  vault,
  mirrored,
  door,
  care,
  onShared = () => undefined,
  onForked,
  exclusive,
  after,
}: CopiesParts): SecondCopies {
  const watchers = new Set<Tell<CopiesState>>()
  let state: CopiesState = { kind: 'copying' }
  /** Originals that have one copy, or none, as far as is known. */
  let lost: ReadonlySet<Sha256> = new Set()
  let isLookedThrough = false
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
  const failedWith = (failure: VaultFailure | StorageFailure) => {
    become({ kind: 'one', failure })
    // what was away may have come back with less
    isLookedThrough = false
    if (failure.kind === 'vault/forked') return onForked(failure)
    if (!isToTryAgain)
      after(retryMs, () => {
        isToTryAgain = false
        void work()
      })
    isToTryAgain = true
  }
  /** Originals that by their look have one copy get the other: after a restore the first, after a failure the second. */
  const lookThrough = async (): Promise<Result<'done', VaultFailure | StorageFailure>> => {
    const found = await care.check('single', {
      cancel: run.cancel,
      onProgress: ({ done, of }) => become({ kind: 'copying', files: { done, of } }),
    })
    if (!found.ok) return found
    if (found.value === 'cancelled') return ok('done')
    lost = new Set([...found.value.lost, ...found.value.unmended])
    isLookedThrough = lost.size === 0
    return ok('done')
  }
  const attempt = async (): Promise<Result<CaughtUp | 'cancelled', VaultFailure | StorageFailure>> => {
    const caught = await catchUp(mirrored, vault, run)
    if (!caught.ok || caught.value === 'cancelled') return caught
    onShared(caught.value.head)
    if (caught.value.lost.length > 0) isLookedThrough = false
    if (isLookedThrough) return caught
    const looked = await lookThrough()
    return looked.ok ? caught : looked
  }
  const settle = (result: Result<CaughtUp | 'cancelled', VaultFailure | StorageFailure>, seen: number) => {
    if (!result.ok) return failedWith(result.failure)
    if (result.value === 'cancelled') return
    const { head } = result.value
    if (lost.size > 0) become({ kind: 'lacking', lost: [...lost] })
    // a commit that came meanwhile has one copy only
    else if (head.seq >= seen) become({ kind: 'two', head })
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
        const result = await exclusive(attempt).catch(unexpected)
        settle(result, wanted)
        if (!result.ok) return
      }
    } finally {
      isAtWork = false
    }
  }
  /** Nothing is shown of it while all is well. */
  const look = async (): Promise<void> => {
    after(lookMs, () => void look())
    if (isAtWork || (state.kind !== 'two' && state.kind !== 'lacking')) return
    const found = await exclusive(() => vault.state()).catch(unexpected)
    if (isAtWork) return
    if (!found.ok) return failedWith(found.failure)
    if (state.kind === 'two' && found.value.head.hash !== state.head.hash) await work()
  }
  after(lookMs, () => void look())
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
    tryAgain: () => void work(),
  }
}
