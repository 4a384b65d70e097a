import type { StorageFailure } from '#shared/core/failure.ts'
import type { FreeSpace } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { nearlyFullBytes } from './nearly-full.ts'

const fullNames = new Set(['QuotaExceededError', 'QuotaExceeded'])
const fullWords = /failed to write blobs|disk (is )?full|no space|quota/i
const lostNames = new Set([
  'AbortError',
  'BulkError',
  'DatabaseClosedError',
  'DataError',
  'InvalidStateError',
  'OpenFailedError',
  'NotReadableError',
  'TimeoutError',
  'TransactionInactiveError',
  'UnknownError',
  'VersionError',
])

/** The error, what it wraps, and what those wrap: Dexie hides the cause in `inner`, bulk errors in `failures`. */
function* causesOf(
  error: unknown,
  depth = 0,
): Generator<{ readonly name: string; readonly message: string }> {
  if (typeof error !== 'object' || error === null || depth > 4) return
  const { name, message, inner, cause, failures } = error as Record<string, unknown>
  yield { name: String(name), message: String(message) }
  yield* causesOf(inner, depth + 1)
  yield* causesOf(cause, depth + 1)
  if (Array.isArray(failures)) yield* causesOf(failures[0], depth + 1)
}

/**
 * What the user must know of an error that the database threw; undefined when it is a bug of ours. Chromium names a full
 * disk in five ways, seen on a disk that was filled, so names alone are not believed: any abort asks how much room there is.
 */
export async function storageFailureOf(
  error: unknown,
  neededBytes: number,
  freeBytes: FreeSpace,
): Promise<StorageFailure | undefined> {
  const causes = [...causesOf(error)]
  const saysFull = causes.some(({ name, message }) => fullNames.has(name) || fullWords.test(message))
  // an index that refuses a row aborts as well, but its cause is our mistake
  if (causes.some(({ name }) => name === 'ConstraintError' || name === 'DataCloneError')) return undefined
  if (!saysFull && !causes.some(({ name }) => lostNames.has(name))) return undefined
  const free = await freeBytes()
  if (saysFull || (free !== undefined && free < nearlyFullBytes))
    return { kind: 'storage/full', neededBytes, ...(free === undefined ? {} : { freeBytes: free }) }
  const [first] = causes
  return { kind: 'storage/unavailable', detail: `${first?.name}: ${first?.message}` }
}

/** Runs database work and gives its failures as facts. @throws what is no failure of the disk: a bug. */
export async function stored<T>(
  work: () => PromiseLike<T>,
  { neededBytes, freeBytes }: { readonly neededBytes: number; readonly freeBytes: FreeSpace },
): Promise<Result<T, StorageFailure>> {
  try {
    return ok(await work())
  } catch (error) {
    const failure = await storageFailureOf(error, neededBytes, freeBytes)
    if (!failure) throw error
    return failed(failure)
  }
}
