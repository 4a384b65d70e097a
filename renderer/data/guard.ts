import type { StorageFailure } from '#shared/core/failure.ts'
import type { FreeSpace, Tell, Unsubscribe } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { Log } from './fresh-log.ts'
import { nearlyFullBytes, nowAndThen } from './nearly-full.ts'
import { stored } from './stored.ts'

/**
 * Milliseconds after which a call that did not come back makes the store suspect. A database that hangs never answers; one
 * on a machine under tenfold load was seen to need more than ten seconds for a small write, and had lost nothing.
 */
export const deadlines = { small: 30_000, batch: 120_000 } as const

const lateAfter = (milliseconds: number) =>
  failed({ kind: 'storage/unavailable', detail: `no answer for ${milliseconds / 1000} s` } as const)
const late = { small: lateAfter(deadlines.small), batch: lateAfter(deadlines.batch) }

export interface Effort {
  readonly size: keyof typeof deadlines
  readonly neededBytes: number
}

/** Milliseconds that a look at the disk counts for the writes behind it. */
const lookedMs = 2000

/**
 * Stands before the databases: gives every write a deadline, refuses writes once the store is suspect, and while the disk is
 * nearly full.
 */
export interface Guard {
  /** As `write`, whatever the room: what is kept can be looked at on a full disk too. */
  readonly open: <T>(work: () => PromiseLike<T>, effort: Effort) => Promise<Result<T, StorageFailure>>
  readonly write: <T>(work: () => PromiseLike<T>, effort: Effort) => Promise<Result<T, StorageFailure>>
  /** Reads go on while the store is suspect: what is there may be looked at. */
  readonly read: <T>(work: () => PromiseLike<T>) => Promise<Result<T, StorageFailure>>
  readonly suspect: (failure: StorageFailure) => void
  readonly watchTrouble: (tell: Tell<StorageFailure>) => Unsubscribe
}

/** `log` is absent where nothing is written but what can be made again. */
export function createGuard(freeBytes: FreeSpace, log?: Log): Guard {
  let trouble: StorageFailure | undefined
  const watchers = new Set<Tell<StorageFailure>>()
  const suspect = (failure: StorageFailure) => {
    if (trouble) return
    trouble = failure
    watchers.forEach((tell) => tell(failure))
  }
  const look = nowAndThen(freeBytes, lookedMs)
  /** A database that runs out of room in mid-write may be lost; one that is not written to is not. */
  const whileThereIsRoom = async <T>(work: () => PromiseLike<T>): Promise<Result<T, StorageFailure>> => {
    const free = await look()
    const isRoom = free === undefined || free >= nearlyFullBytes
    if (isRoom && (log === undefined || (await log.mend()))) return ok(await work())
    const known = free === undefined ? {} : { freeBytes: free }
    return failed({ kind: 'storage/full', neededBytes: nearlyFullBytes, ...known })
  }
  const inTime = async <T>(
    work: () => PromiseLike<T>,
    { size, neededBytes }: Effort,
  ): Promise<Result<T, StorageFailure>> => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const deadline = new Promise<ReturnType<typeof lateAfter>>((resolve) => {
      timer = setTimeout(() => resolve(late[size]), deadlines[size])
    })
    try {
      return await Promise.race([stored(work, { neededBytes, freeBytes }), deadline])
    } finally {
      clearTimeout(timer)
    }
  }

  const trusted = async <T>(
    work: () => PromiseLike<T>,
    effort: Effort,
  ): Promise<Result<T, StorageFailure>> => {
    if (trouble) return failed(trouble)
    const result = await inTime(work, effort)
    // a machine that slept says nothing of the disk
    if (!result.ok && result !== late[effort.size]) log?.tear()
    if (!result.ok && result.failure.kind === 'storage/unavailable') suspect(result.failure)
    return result
  }

  return {
    open: trusted,
    async write(work, effort) {
      const tried = await trusted(() => whileThereIsRoom(work), effort)
      return tried.ok ? tried.value : tried
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
