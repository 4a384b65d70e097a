import { failed, type Result } from '#shared/core/result.ts'
import type { MainFailure } from '#shared/ipc/main-failure.ts'

/** What the system refuses while a folder is looked at is a fact for the user; everything else is a bug and goes on as one. */
export async function told<T>(
  folder: string,
  work: () => Promise<Result<T, MainFailure>>,
): Promise<Result<T, MainFailure>> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return failed({ kind: 'backup/unavailable', folder, detail: String(error.code) })
  }
}
