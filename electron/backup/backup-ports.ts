import type { VaultFailure } from '#shared/core/failure.ts'
import type { Instant } from '#shared/core/ids.ts'
import type { Vault } from '#shared/core/ports.ts'
import type { Result } from '#shared/core/result.ts'
import type { MainFailure } from '#shared/ipc/main-failure.ts'
import type { CopyProgress } from '#shared/vault/copy-vault.ts'
import type { VaultContents } from '#shared/vault/vault-contents.ts'
import type { BackupSettingsFile } from './backup-settings.ts'

/** What backups need of this machine. */
export interface BackupPorts {
  readonly openVault: () => Promise<Result<Vault, VaultFailure>>
  readonly vaultPath: string
  readonly settings: BackupSettingsFile
  readonly now: () => Instant
}

export interface JobRun {
  readonly cancel: { readonly aborted: boolean }
  readonly onProgress: (progress: CopyProgress) => void
}

export type Answer<T> = Promise<Result<T, MainFailure>>

/** What a copy holds, in numbers. */
export const factsOf = (folder: string, { cases, exhibits, originals, rows }: VaultContents) => ({
  folder,
  cases,
  exhibits,
  originals: originals.size,
  bytes: [...originals.values()].reduce((sum, bytes) => sum + bytes, 0),
  rows,
})
