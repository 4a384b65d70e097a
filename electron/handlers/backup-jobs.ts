import { failed, ok, type Result } from '#shared/core/result.ts'
import type { BackupReport } from '#shared/ipc/backup-contract.ts'
import type { Caller, ReplyOf } from '#shared/ipc/contract.ts'
import type { MainFailure } from '#shared/ipc/main-failure.ts'
import type { CopyProgress } from '#shared/vault/copy-vault.ts'
import type { JobRun } from '../backup/backup-ports.ts'

type Ended = Result<BackupReport | 'cancelled', MainFailure>
interface Job {
  readonly id: string
  readonly caller: number
  readonly cancel: { aborted: boolean }
  readonly work: Promise<void>
  progress?: CopyProgress
  ended?: Ended
}

/** Copies in the background, one at a time; the page asks how it goes, and is told its end once. */
export function backupJobs(newId: () => string, log: (what: string, error: unknown) => void) {
  let job: Job | undefined
  const find = (jobId: string, caller: Caller) =>
    job?.id === jobId && job.caller === caller.id ? job : undefined

  return {
    isBusy: () => job !== undefined && job.ended === undefined,
    start(caller: Caller, work: (run: JobRun) => Promise<Ended>): { readonly jobId: string } {
      const cancel = { aborted: false }
      const started: Job = {
        id: newId(),
        caller: caller.id,
        cancel,
        work: Promise.resolve()
          .then(() => work({ cancel, onProgress: (progress) => (started.progress = progress) }))
          .catch((error: unknown): Ended => {
            log('backup', error)
            const detail = error instanceof Error ? error.name : 'bug'
            return failed({ kind: 'ipc/unexpected', channel: 'backup:start', detail })
          })
          .then((ended) => void (started.ended = ended)),
      }
      job = started
      return { jobId: started.id }
    },
    progress(jobId: string, caller: Caller): Result<ReplyOf<'backup:progress'>, MainFailure> {
      const found = find(jobId, caller)
      if (!found) {
        const detail = 'no such copy is being made'
        return failed({ kind: 'ipc/bad-arguments', channel: 'backup:progress', detail })
      }
      const { ended, progress } = found
      if (!ended) return ok({ state: 'running', ...(progress && { progress }) })
      job = undefined
      if (!ended.ok) return ended
      return ok(ended.value === 'cancelled' ? { state: 'cancelled' } : { state: 'done', report: ended.value })
    },
    stop(jobId: string, caller: Caller): void {
      const found = find(jobId, caller)
      if (found) found.cancel.aborted = true
    },
    /** The page went away: nobody waits for the copy any more, and the next one goes on with it. */
    async dropOf(callerId: number): Promise<void> {
      if (job?.caller !== callerId) return
      const mine = job
      mine.cancel.aborted = true
      await mine.work
      if (job === mine) job = undefined
    },
  }
}
