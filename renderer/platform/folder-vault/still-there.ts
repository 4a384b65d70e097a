import type { VaultFailure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { DiskError, type VaultFiles } from '#shared/vault/vault-files.ts'
import { formatFile, parseFormat } from '#shared/vault/vault-format.ts'

/**
 * Whether the vault that was opened lies there now. An opened vault knows its state by heart, and where the drive is away
 * every file looks like one that never was: neither may pass for what the folder holds.
 */
export async function stillThere(files: VaultFiles, id: string): Promise<Result<'there', VaultFailure>> {
  try {
    const size = await files.sizeOf(formatFile)
    if (size === undefined) return failed({ kind: 'vault/unavailable', detail: 'NotFoundError' })
    const found = parseFormat(await files.read(formatFile, 0, size))
    if (found?.vaultId === id) return ok('there')
    return failed({ kind: 'vault/unavailable', detail: 'changed by another program' })
  } catch (error) {
    if (!(error instanceof DiskError)) throw error
    return failed({ kind: 'vault/unavailable', detail: error.detail })
  }
}
