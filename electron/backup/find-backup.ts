import { randomUUID } from 'node:crypto'
import type { Vault } from '#shared/core/ports.ts'
import { failed, ok } from '#shared/core/result.ts'
import type { FoundBackup } from '#shared/ipc/backup-contract.ts'
import { untouchedFiles } from '#shared/vault/untouched-files.ts'
import { vaultContents } from '#shared/vault/vault-contents.ts'
import { diskFiles } from '../vault/disk-files.ts'
import { vaultOver } from '../vault/disk-vault.ts'
import { backupFailure } from './backup-failure.ts'
import { backupIn, isWithin, placeAt } from './backup-folder.ts'
import { type Answer, factsOf } from './backup-ports.ts'

/** A backup that was looked into; nothing in it is touched, so that a drive which cannot be written will do. */
export interface OpenedBackup {
  readonly vault: Vault
  readonly found: FoundBackup
}

/** Looks for a backup in what the person chose, and reads its journal through. */
export async function findBackup(chosen: string, vaultPath: string): Answer<OpenedBackup> {
  const folder = await backupIn(chosen)
  if (await isWithin(folder, vaultPath)) return failed({ kind: 'backup/same-place', folder })
  if ((await placeAt(folder)) !== 'vault') return failed({ kind: 'backup/not-a-backup', folder: chosen })
  const opened = await vaultOver({ files: untouchedFiles(diskFiles(folder, randomUUID)) })
  if (!opened.ok) return failed(backupFailure(opened.failure, folder))
  const vault = opened.value
  const state = await vault.state()
  if (!state.ok) return failed(backupFailure(state.failure, folder))
  const { head, damagedFrom } = state.value
  const contents = await vaultContents(vault, head.seq)
  if (!contents.ok) return failed(backupFailure(contents.failure, folder))
  let missing = 0
  for (const [sha256, bytes] of contents.value.originals) {
    const size = await vault.sizeOf(sha256)
    if (!size.ok) return failed(backupFailure(size.failure, folder))
    if (size.value !== bytes) missing += 1
  }
  const { last } = contents.value
  const found: FoundBackup = {
    ...factsOf(folder, contents.value),
    missing,
    ...(last !== undefined && { last }),
    ...(damagedFrom !== undefined && { damagedFrom }),
  }
  return ok({ vault, found })
}
