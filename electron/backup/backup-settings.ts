import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { backupReport } from '#shared/ipc/backup-contract.ts'
import { createFileBeside } from '../adapters/new-file.ts'

const settings = z.object({
  /** Where the last backup went, as the system's dialog gave it. */
  folder: z.string().exactOptional(),
  last: backupReport.exactOptional(),
  /** A restore that has begun to write rows and has not come to its end. */
  unfinished: z.object({ rows: z.int().nonnegative() }).exactOptional(),
})
export type BackupSettings = z.infer<typeof settings>

/** What is known of backups on this machine, in a file of its own. */
export interface BackupSettingsFile {
  readonly read: () => Promise<BackupSettings>
  readonly write: (settings: BackupSettings) => Promise<void>
}

export const backupSettingsIn = (path: string, newId: () => string): BackupSettingsFile => ({
  read: async () => {
    try {
      return settings.parse(JSON.parse(await readFile(path, 'utf8')))
    } catch {
      return {} // none yet, or half a file: the folder is asked for again
    }
  },
  write: async (now) => {
    const file = await createFileBeside(path, newId())
    try {
      await file.write(new TextEncoder().encode(`${JSON.stringify(now, undefined, 2)}\n`))
      await file.finish()
    } finally {
      await file.discard()
    }
  },
})
