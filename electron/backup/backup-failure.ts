import type { BackupFailure, VaultFailure } from '#shared/core/failure.ts'
import { assertNever } from '#shared/core/result.ts'
import type { CopyFailure } from '#shared/vault/fits.ts'

/** What a vault in another place tells, as a backup's. */
export function backupFailure(failure: VaultFailure, folder: string): BackupFailure {
  switch (failure.kind) {
    case 'vault/newer-version':
      return { kind: 'backup/newer-version', folder }
    case 'vault/not-a-vault':
      return { kind: 'backup/not-a-backup', folder }
    case 'vault/damaged':
    case 'vault/forked':
      return {
        kind: failure.kind === 'vault/damaged' ? 'backup/damaged' : 'backup/forked',
        folder,
        seq: failure.seq,
      }
    case 'vault/full': {
      const { neededBytes, freeBytes } = failure
      return { kind: 'backup/full', folder, neededBytes, ...(freeBytes !== undefined && { freeBytes }) }
    }
    case 'vault/unavailable':
      return { kind: 'backup/unavailable', folder, detail: failure.detail }
    case 'vault/original-missing':
    case 'vault/original-damaged':
    case 'vault/in-use':
    case 'vault/not-allowed':
    case 'vault/folder-missing':
    case 'vault/in-other-window':
      return { kind: 'backup/unavailable', folder, detail: failure.kind }
    default:
      return assertNever(failure, 'backup failure')
  }
}

/** What kept the vault from being copied to a folder, or from it: the other side's failures are its own. */
export function copyFailure(
  { side, failure }: CopyFailure,
  { folder, backup }: { readonly folder: string; readonly backup: 'from' | 'to' },
): BackupFailure | VaultFailure {
  if (side !== 'both') return side === backup ? backupFailure(failure, folder) : failure
  // a vault that has rows of its own takes none of a backup's
  if (backup === 'from') return { kind: 'backup/not-empty' }
  if (failure === 'other') return { kind: 'backup/other-records', folder }
  if (failure === 'ahead') return { kind: 'backup/ahead', folder }
  return { kind: 'backup/forked', folder, seq: failure.forkedAt }
}
