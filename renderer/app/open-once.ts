import type { Failure } from '#shared/core/failure.ts'
import type { Result } from '#shared/core/result.ts'

/** Asked twice while the first answer is on its way or was good, gives that answer; a failure may be tried again. */
export function openOnce<T>(open: () => Promise<Result<T, Failure>>): () => Promise<Result<T, Failure>> {
  let pending: Promise<Result<T, Failure>> | undefined
  return () => {
    pending ??= open().then((result) => {
      if (!result.ok) pending = undefined
      return result
    })
    return pending
  }
}
