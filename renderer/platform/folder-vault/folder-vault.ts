import type { VaultFailure } from '#shared/core/failure.ts'
import type { Vault } from '#shared/core/ports.ts'
import { failed, type Result } from '#shared/core/result.ts'
import { openVault, type VaultParts } from '#shared/vault/open-vault.ts'
import { folderFiles } from './folder-files.ts'
import { isAllowed } from './folder-permission.ts'

/** SHA-256 as the page has it. */
export type VaultHashes = Pick<VaultParts, 'hashText' | 'newHash'>

export interface FolderVaultParts {
  readonly hashes: () => Promise<VaultHashes>
  readonly newId: () => string
  /** Whether this page, and no other, has the second copy. */
  readonly hold: () => Promise<boolean>
}

/**
 * Each append copies the file that it adds to, because the browser replaces files and never changes them: short ones keep
 * that cheap.
 */
const segmentBytes = 1024 * 1024

/**
 * The vault in a folder of the browser's. It is opened by the first who asks; where that fails, and where the folder went
 * away and came back, the next tries anew.
 */
export function folderVault(root: FileSystemDirectoryHandle, parts: FolderVaultParts): Vault {
  const folder = root.name
  const open = async (): Promise<Result<Vault, VaultFailure>> => {
    if (!(await isAllowed(root))) return failed({ kind: 'vault/not-allowed', folder })
    if (!(await parts.hold())) return failed({ kind: 'vault/in-other-window' })
    const { newId } = parts
    return await openVault({
      ...(await parts.hashes()),
      files: folderFiles(root, newId),
      newId,
      segmentBytes,
    })
  }
  let opening: Promise<Result<Vault, VaultFailure>> | undefined
  const asked = async <T>(
    call: (vault: Vault) => Promise<Result<T, VaultFailure>>,
  ): Promise<Result<T, VaultFailure>> => {
    opening ??= open()
    const opened = await opening
    const answer = opened.ok ? await call(opened.value) : opened
    if (answer.ok) return answer
    const failure = asOfFolder(answer.failure, folder)
    if (!opened.ok || failure.kind === 'vault/folder-missing') opening = undefined
    return failed(failure)
  }
  return {
    state: () => asked((vault) => vault.state()),
    append: (rows) => asked((vault) => vault.append(rows)),
    rows: (fromSeq) => asked((vault) => vault.rows(fromSeq)),
    cutDamage: () => asked((vault) => vault.cutDamage()),
    sizeOf: (sha256) => asked((vault) => vault.sizeOf(sha256)),
    store: (sha256, chunks, cancel) => asked((vault) => vault.store(sha256, chunks, cancel)),
    read: (sha256, offset, length) => asked((vault) => vault.read(sha256, offset, length)),
    check: (sha256, cancel) => asked((vault) => vault.check(sha256, cancel)),
    remove: (sha256, seq) => asked((vault) => vault.remove(sha256, seq)),
  }
}

/** The browser's words that a person can do something about. */
function asOfFolder(failure: VaultFailure, folder: string): VaultFailure {
  if (failure.kind !== 'vault/unavailable') return failure
  if (failure.detail === 'NotAllowedError') return { kind: 'vault/not-allowed', folder }
  return failure.detail === 'NotFoundError' ? { kind: 'vault/folder-missing', folder } : failure
}
