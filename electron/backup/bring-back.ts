import { failed, ok } from '#shared/core/result.ts'
import type { BackupReport } from '#shared/ipc/backup-contract.ts'
import { copyVault } from '#shared/vault/copy-vault.ts'
import { freeBytesAt } from '../adapters/free-bytes.ts'
import { copyFailure } from './backup-failure.ts'
import { type Answer, type BackupPorts, factsOf, type JobRun } from './backup-ports.ts'
import type { OpenedBackup } from './find-backup.ts'

/**
 * Copies a backup into this machine's vault, which must be empty, or hold no more than an earlier try brought. Rows come last:
 * until then the vault stays empty, and from then on the settings say that it is not all there yet.
 */
export async function bringBack(
  { openVault, vaultPath, settings, now }: BackupPorts,
  { vault, found }: OpenedBackup,
  run: JobRun,
): Answer<BackupReport | 'cancelled'> {
  const mine = await openVault()
  if (!mine.ok) return mine
  const state = await mine.value.state()
  if (!state.ok) return state
  const { unfinished, ...before } = await settings.read()
  const isEmpty = state.value.head.seq === 0 && state.value.damagedFrom === undefined
  if (!isEmpty && !unfinished) return failed({ kind: 'backup/not-empty' })
  await settings.write({ ...before, unfinished: { rows: found.rows } })
  const copied = await copyVault(vault, mine.value, { ...run, freeBytes: () => freeBytesAt(vaultPath) })
  const after = await mine.value.state()
  const isWhole = copied.ok && copied.value !== 'cancelled'
  if (isWhole || (after.ok && after.value.head.seq === 0)) await settings.write(before)
  if (!copied.ok) return failed(copyFailure(copied.failure, { folder: found.folder, backup: 'from' }))
  if (copied.value === 'cancelled') return ok('cancelled')
  return ok({
    ...factsOf(found.folder, copied.value.contents),
    at: now(),
    copied: copied.value.copied,
    lost: [...copied.value.lost],
    isOnSameDisk: false,
  })
}
