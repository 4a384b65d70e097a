import type { VaultFailure } from '#shared/core/failure.ts'
import type { Vault } from '#shared/core/ports.ts'
import { failed, type Result } from '#shared/core/result.ts'
import { openVault, type VaultParts } from '#shared/vault/open-vault.ts'
import { untouchedFiles } from '#shared/vault/untouched-files.ts'
import { folderFiles } from './folder-files.ts'
import { isAllowed } from './folder-permission.ts'
import { stillThere } from './still-there.ts'

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
 * The vault in a folder that is only looked at: it may be the desktop program's, or hold other records. Nothing in it is put
 * in order, and nothing can be written through it.
 */
export async function lookedInto(
  root: FileSystemDirectoryHandle,
  parts: FolderVaultParts,
): Promise<Result<Vault, VaultFailure>> {
  const opened = await openVault({
    ...(await parts.hashes()),
    files: untouchedFiles(folderFiles(root, parts.newId)),
    newId: parts.newId,
  })
  return opened.ok ? opened : failed(asOfFolder(opened.failure, root.name))
}

/**
 * The vault in a folder of the browser's. It is opened by the first who asks; where that fails, and where the folder went
 * away or was changed by others, the next tries anew.
 */
export function folderVault(root: FileSystemDirectoryHandle, parts: FolderVaultParts): Vault {
  const folder = root.name
  const files = folderFiles(root, parts.newId)
  const open = async (): Promise<Result<Vault, VaultFailure>> => {
    if (!(await isAllowed(root))) return failed({ kind: 'vault/not-allowed', folder })
    if (!(await parts.hold())) return failed({ kind: 'vault/in-other-window' })
    return await openVault({ ...(await parts.hashes()), files, newId: parts.newId, segmentBytes })
  }
  let opening: Promise<Result<Vault, VaultFailure>> | undefined
  const asked = async <T>(call: Call<T>): Promise<Result<T, VaultFailure>> => {
    const mine = (opening ??= open())
    const opened = await mine
    const answer = opened.ok ? await call(opened.value) : opened
    if (answer.ok) return answer
    const failure = asOfFolder(answer.failure, folder)
    if (opening === mine && (!opened.ok || isOfFolder(failure))) opening = undefined
    return failed(failure)
  }
  /** For what is answered from memory, or by a file that is not there: true only while the folder is. */
  const proved = <T>(call: Call<T>, isInDoubt: (answer: Result<T, VaultFailure>) => boolean) =>
    asked<T>(async (vault) => {
      const answer = await call(vault)
      if (!isInDoubt(answer)) return answer
      const known = await vault.state()
      if (!known.ok) return known
      const there = await stillThere(files, known.value.id)
      if (!there.ok) return there
      return (await isAllowed(root)) ? answer : failed({ kind: 'vault/not-allowed', folder })
    })
  return {
    state: () =>
      proved(
        (vault) => vault.state(),
        () => true,
      ),
    append: (rows) => asked((vault) => vault.append(rows)),
    rows: (fromSeq) => asked((vault) => vault.rows(fromSeq)),
    cutDamage: () => asked((vault) => vault.cutDamage()),
    sizeOf: (sha256) =>
      proved(
        (vault) => vault.sizeOf(sha256),
        (answer) => answer.ok && answer.value === undefined,
      ),
    store: (sha256, chunks, cancel) => asked((vault) => vault.store(sha256, chunks, cancel)),
    read: (sha256, offset, length) => proved((vault) => vault.read(sha256, offset, length), isMissing),
    check: (sha256, cancel) => proved((vault) => vault.check(sha256, cancel), isMissing),
    remove: (sha256, seq) =>
      proved(
        (vault) => vault.remove(sha256, seq),
        () => true,
      ),
  }
}

type Call<T> = (vault: Vault) => Promise<Result<T, VaultFailure>>

const isMissing = (answer: Result<unknown, VaultFailure>): boolean =>
  !answer.ok && answer.failure.kind === 'vault/original-missing'

/** What lies there now may not be what was opened. */
const isOfFolder = ({ kind }: VaultFailure): boolean =>
  kind === 'vault/unavailable' || kind === 'vault/folder-missing' || kind === 'vault/not-allowed'

/** The browser's words that a person can do something about. */
function asOfFolder(failure: VaultFailure, folder: string): VaultFailure {
  if (failure.kind !== 'vault/unavailable') return failure
  if (failure.detail === 'NotAllowedError') return { kind: 'vault/not-allowed', folder }
  return failure.detail === 'NotFoundError' ? { kind: 'vault/folder-missing', folder } : failure
}
