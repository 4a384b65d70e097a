import type { StorageFailure } from '#shared/core/failure.ts'
import type { FreeSpace, Tell, Unsubscribe } from '#shared/core/ports.ts'
import { failed, type Result } from '#shared/core/result.ts'
import { stored } from './stored.ts'

/**
 * Milliseconds after which a call that did not come back makes the store suspect. A database that hangs never answers; one
 * on a machine under tenfold load was seen to need more than ten seconds for a small write, and had lost nothing.
 */
export const deadlines = { small: 30_000, batch: 120_000 } as const

export interface Effort {
  readonly size: keyof typeof deadlines
  readonly neededBytes: number
}

/** Stands before the databases: gives every write a deadline, and refuses writes once the store is suspect. */
export interface Guard {
  readonly write: <T>(work: () => PromiseLike<T>, effort: Effort) => Promise<Result<T, StorageFailure>>
  /** Reads go on while the store is suspect: what is there may be looked at. */
  readonly read: <T>(work: () => PromiseLike<T>) => Promise<Result<T, StorageFailure>>
  readonly suspect: (failure: StorageFailure) => void
  readonly watchTrouble: (tell: Tell<StorageFailure>) => Unsubscribe
}

export function createGuard(freeBytes: FreeSpace): Guard {
  let trouble: StorageFailure | undefined
  const watchers = new Set<Tell<StorageFailure>>()
  const suspect = (failure: StorageFailure) => {
    if (trouble) return
    trouble = failure
    watchers.forEach((tell) => tell(failure))
  }
  const inTime = async <T>(
    work: () => PromiseLike<T>,
    { size, neededBytes }: Effort,
  ): Promise<Result<T, StorageFailure>> => {
    const late = failed({
      kind: 'storage/unavailable',
      detail: `no answer for ${deadlines[size] / 1000} s`,
    } as const)
    let timer: ReturnType<typeof setTimeout> | undefined
    const deadline = new Promise<typeof late>((resolve) => {
      timer = setTimeout(() => resolve(late), deadlines[size])
    })
    try {
      return await Promise.race([stored(work, { neededBytes, freeBytes }), deadline])
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    async write(work, effort) {
      if (trouble) return failed(trouble)
      const result = await inTime(work, effort)
      if (!result.ok && result.failure.kind === 'storage/unavailable') suspect(result.failure)
      return result
    },
    read: (work) => inTime(work, { size: 'small', neededBytes: 0 }),
    suspect,
    watchTrouble(tell) {
      watchers.add(tell)
      if (trouble) tell(trouble)
      return () => watchers.delete(tell)
    },
  }
}
