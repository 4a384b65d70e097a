import { failed, ok } from '#shared/core/result.ts'
import type { Channel } from '#shared/ipc/channels.ts'
import type { Caller, Handlers } from '#shared/ipc/contract.ts'
import type { BackupPorts } from '../backup/backup-ports.ts'
import { bringBack } from '../backup/bring-back.ts'
import { findBackup, type OpenedBackup } from '../backup/find-backup.ts'
import { keptTarget, makeBackup, targetIn } from '../backup/make-backup.ts'
import { told } from '../backup/told.ts'
import { backupJobs } from './backup-jobs.ts'

type BackupChannel = Extract<Channel, `backup:${string}`>

interface HandlerPorts extends BackupPorts {
  /** Shows the system's dialog above the caller's window. Undefined when the person thought better of it. */
  readonly askFolder: (caller: Caller) => Promise<string | undefined>
  readonly newId: () => string
  readonly log: (what: string, error: unknown) => void
}

export interface BackupHandlers {
  readonly handlers: Pick<Handlers, BackupChannel>
  /** The page went away: what was being copied for it ends. */
  readonly dropOf: (callerId: number) => Promise<void>
}

/** Backups of the vault, and the way back. The page names no folder: what the dialog gave stays here. */
export function createBackupHandlers(ports: HandlerPorts): BackupHandlers {
  const { askFolder, settings, vaultPath } = ports
  const jobs = backupJobs(ports.newId, ports.log)
  /** What each page found last. */
  const opened = new Map<number, OpenedBackup>()
  const target = async (chosen: string | undefined) => {
    const kept = (await settings.read()).folder
    return await told(chosen ?? kept ?? '', () =>
      chosen === undefined ? keptTarget(kept) : targetIn(chosen, vaultPath),
    )
  }

  return {
    handlers: {
      'backup:last': async () => ok(await settings.read()),

      'backup:start': async ({ where }, caller) => {
        const chosen = where === 'new' ? await askFolder(caller) : undefined
        if (where === 'new' && chosen === undefined) return ok('cancelled')
        const folder = await target(chosen)
        if (!folder.ok) return folder
        if (jobs.isBusy()) return failed({ kind: 'backup/busy' })
        return ok(jobs.start(caller, (run) => told(folder.value, () => makeBackup(ports, folder.value, run))))
      },

      'backup:find': async (_args, caller) => {
        const chosen = await askFolder(caller)
        if (chosen === undefined) return ok('cancelled')
        const looked = await told(chosen, () => findBackup(chosen, vaultPath))
        if (!looked.ok) return looked
        opened.set(caller.id, looked.value)
        return ok(looked.value.found)
      },

      'backup:restore': async (_args, caller) => {
        const backup = opened.get(caller.id)
        if (jobs.isBusy()) return failed({ kind: 'backup/busy' })
        if (!backup) {
          const detail = 'no backup was found before'
          return failed({ kind: 'ipc/bad-arguments', channel: 'backup:restore', detail })
        }
        const { folder } = backup.found
        return ok(jobs.start(caller, (run) => told(folder, () => bringBack(ports, backup, run))))
      },

      'backup:progress': ({ jobId }, caller) => Promise.resolve(jobs.progress(jobId, caller)),
      'backup:stop': ({ jobId }, caller) => {
        jobs.stop(jobId, caller)
        return Promise.resolve(ok({}))
      },
    },
    async dropOf(callerId) {
      opened.delete(callerId)
      await jobs.dropOf(callerId)
    },
  }
}
