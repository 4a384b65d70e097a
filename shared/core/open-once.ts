import type { Result } from './result.ts'

/** Asked twice while the first answer is on its way or was good, gives that answer; a failure or a bug may be tried again. */
export function openOnce<T, F>(open: () => Promise<Result<T, F>>): () => Promise<Result<T, F>> {
  let pending: Promise<Result<T, F>> | undefined
  return () => {
    pending ??= open().then(
      (result) => {
        if (!result.ok) pending = undefined
        return result
      },
      (bug: unknown) => {
        pending = undefined
        throw bug
      },
    )
    return pending
  }
}
