import { createHash, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import type { VaultFailure } from '#shared/core/failure.ts'
import { openOnce } from '#shared/core/open-once.ts'
import type { Vault } from '#shared/core/ports.ts'
import { failed, type Result } from '#shared/core/result.ts'
import { openVault, type VaultParts } from '#shared/vault/open-vault.ts'
import { diskFiles } from './disk-files.ts'
import { holdFolder } from './hold-folder.ts'

/** The vault in a folder. It is opened by the first who asks; after a failure the next tries again. */
export function diskVault(folder: string): () => Promise<Result<Vault, VaultFailure>> {
  return openOnce(async () => {
    const isOurs = await holdFolder({ folder, system: process.platform, temporary: tmpdir() })
    if (!isOurs) return failed({ kind: 'vault/in-use' })
    return await vaultOver({ files: diskFiles(folder, randomUUID) })
  })
}

/** Opens a vault with Node's hashes. */
export const vaultOver = (parts: Pick<VaultParts, 'files' | 'id'>) =>
  openVault({
    hashText: (text) => createHash('sha256').update(text).digest('hex'),
    newHash: () => {
      const hash = createHash('sha256')
      return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') }
    },
    newId: randomUUID,
    ...parts,
  })
