import { randomUUID } from 'node:crypto'
import type { Vault } from '#shared/core/ports.ts'
import { failed, ok } from '#shared/core/result.ts'
import type { BackupReport } from '#shared/ipc/backup-contract.ts'
import { copyVault } from '#shared/vault/copy-vault.ts'
import { fits } from '#shared/vault/fits.ts'
import { untouchedFiles } from '#shared/vault/untouched-files.ts'
import { freeBytesAt } from '../adapters/free-bytes.ts'
import { diskFiles } from '../vault/disk-files.ts'
import { vaultOver } from '../vault/disk-vault.ts'
import { backupFailure, copyFailure } from './backup-failure.ts'
import { areOnOneDisk, backupIn, isWithin, placeAt } from './backup-folder.ts'
import { type Answer, type BackupPorts, factsOf, type JobRun } from './backup-ports.ts'

/** Where the backup goes when the person chooses this folder: never into the vault, never among somebody's other files. */
export async function targetIn(chosen: string, vaultPath: string): Answer<string> {
  const folder = await backupIn(chosen)
  if (await isWithin(folder, vaultPath)) return failed({ kind: 'backup/same-place', folder })
  return (await placeAt(folder)) === 'other' ? failed({ kind: 'backup/not-a-backup', folder }) : ok(folder)
}

/** Where the last one went. An empty folder where a drive should be is not the drive. */
export async function keptTarget(folder: string | undefined): Answer<string> {
  if (folder !== undefined && (await placeAt(folder)) === 'vault') return ok(folder)
  return failed({ kind: 'backup/not-there', folder: folder ?? '' })
}

/** Copies what the folder lacks of the vault, and reads back what it holds. */
export async function makeBackup(
  { openVault, vaultPath, settings, now }: BackupPorts,
  folder: string,
  run: JobRun,
): Answer<BackupReport | 'cancelled'> {
  const mine = await openVault()
  if (!mine.ok) return mine
  const state = await mine.value.state()
  if (!state.ok) return state
  const { id, damagedFrom } = state.value
  if (damagedFrom !== undefined) return failed({ kind: 'vault/damaged', seq: damagedFrom })
  if ((await placeAt(folder)) === 'vault') {
    const fitting = await isOurs(mine.value, id, folder)
    if (!fitting.ok) return fitting
  }
  const there = await vaultOver({ files: diskFiles(folder, randomUUID), id })
  if (!there.ok) return failed(backupFailure(there.failure, folder))
  const copied = await copyVault(mine.value, there.value, { ...run, freeBytes: () => freeBytesAt(folder) })
  if (!copied.ok) return failed(copyFailure(copied.failure, { folder, backup: 'to' }))
  if (copied.value === 'cancelled') return ok('cancelled')
  const report: BackupReport = {
    ...factsOf(folder, copied.value.contents),
    at: now(),
    copied: copied.value.copied,
    lost: [...copied.value.lost],
    isOnSameDisk: await areOnOneDisk([folder, vaultPath]),
  }
  await settings.write({ ...(await settings.read()), folder, last: report })
  return ok(report)
}

/** Whether a vault is a backup of this one. It is looked at before it is opened, so that somebody else's stays as it lies. */
async function isOurs(mine: Vault, id: string, folder: string): Answer<'ours'> {
  const looked = await vaultOver({ files: untouchedFiles(diskFiles(folder, randomUUID)) })
  if (!looked.ok) return failed(backupFailure(looked.failure, folder))
  const [source, there] = [await mine.state(), await looked.value.state()]
  if (!source.ok) return source
  if (!there.ok) return failed(backupFailure(there.failure, folder))
  const fitting = await fits(mine, looked.value, source.value, there.value)
  if (!fitting.ok) return failed(copyFailure(fitting.failure, { folder, backup: 'to' }))
  // without a row in it, only its name tells whose it is
  const isByItsRows = there.value.head.seq > 0 || there.value.damagedFrom !== undefined
  if (isByItsRows || there.value.id === id) return ok('ours')
  return failed({ kind: 'backup/other-records', folder })
}
