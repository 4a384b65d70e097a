import type { Vault } from '../../shared/core/ports.ts'
import { openVault } from '../../shared/vault/open-vault.ts'
import type { VaultFiles } from '../../shared/vault/vault-files.ts'
import { nodeHash } from './node-hash.ts'

let ids = 0

export const vaultIn = (files: VaultFiles) =>
  openVault({ files, ...nodeHash, newId: () => `id-${(ids += 1)}`, segmentBytes: 2000 })

/** @throws when it cannot be opened. */
export async function aVault(files: VaultFiles): Promise<Vault> {
  const opened = await vaultIn(files)
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  return opened.value
}
