import type { Failure } from '#shared/core/failure.ts'
import { ok, type Result } from '#shared/core/result.ts'
import type { Channel } from '#shared/ipc/channels.ts'
import type { ArgsOf, ReplyOf } from '#shared/ipc/contract.ts'
import type { BackupReport, BackupRun, Backups } from './platform.ts'

type Ask = <C extends Channel>(channel: C, args: ArgsOf<C>) => Promise<Result<ReplyOf<C>, Failure>>

/** Milliseconds between two looks at how a copy goes. */
const lookMs = 150

/** Backups that the main process makes; the page asks how far they are. `wait` settles after so many milliseconds. */
export function desktopBackups(
  ask: Ask,
  wait: (milliseconds: number) => Promise<void> = (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
): Backups {
  const followed = async (
    jobId: string,
    { signal, onProgress }: BackupRun,
  ): Promise<Result<BackupReport | 'cancelled', Failure>> => {
    for (let isStopped = false; ;) {
      if (signal.aborted && !isStopped) {
        isStopped = true
        await ask('backup:stop', { jobId })
      }
      const now = await ask('backup:progress', { jobId })
      if (!now.ok) return now
      if (now.value.state === 'cancelled') return ok('cancelled')
      if (now.value.state === 'done') return ok(now.value.report)
      if (now.value.progress) onProgress(now.value.progress)
      await wait(lookMs)
    }
  }
  return {
    last: () => ask('backup:last', {}),
    async make(where, run) {
      const started = await ask('backup:start', { where })
      if (!started.ok) return started
      return started.value === 'cancelled' ? ok('cancelled') : await followed(started.value.jobId, run)
    },
    find: () => ask('backup:find', {}),
    async restore(run) {
      const started = await ask('backup:restore', {})
      return started.ok ? await followed(started.value.jobId, run) : started
    },
  }
}
