import type { Sha256 } from '#shared/core/ids.ts'
import type { StreamHash } from '#shared/vault/open-vault.ts'
import { objectPath } from '#shared/vault/vault-format.ts'
import type { SecondCopy } from '../data/second-copy.ts'
import { vaultHashes } from './ports/vault-hashes.ts'

const stepBytes = 1024 * 1024

export interface FolderCopyParts {
  /** The folder that the person chose for the second copy; absent where there is none. */
  readonly folder: () => Promise<FileSystemDirectoryHandle | undefined>
  readonly newHash: () => Promise<() => StreamHash>
}

/**
 * The second copy in the chosen folder, read by whoever needs a range of it, without asking the page that writes it. A file
 * is compared with its name, whole, before the first range of it is served, and again when it has changed.
 */
export function folderCopy({ folder, newHash }: FolderCopyParts): SecondCopy {
  const whole = new Map<string, Promise<boolean>>()
  const isWhole = (file: File, sha256: Sha256): Promise<boolean> => {
    const seen = `${sha256} ${file.size} ${file.lastModified}`
    const known = whole.get(seen) ?? hashes(file, newHash).then((hash) => hash === sha256)
    whole.set(seen, known)
    // what could not be read now may be there again later
    known.then(
      (is) => is || whole.delete(seen),
      () => whole.delete(seen),
    )
    return known
  }
  return async (sha256, offset, length) => {
    try {
      const root = await folder()
      const file = root && (await fileOf(root, sha256))
      if (!file || !(await isWhole(file, sha256))) return undefined
      return new Uint8Array(await file.slice(offset, offset + length).arrayBuffer())
    } catch (error) {
      // gone, changed while it was read, or no longer allowed: this copy cannot give it
      if (error instanceof DOMException) return undefined
      throw error
    }
  }
}

async function fileOf(root: FileSystemDirectoryHandle, sha256: Sha256): Promise<File> {
  const [objects = '', first = '', name = ''] = objectPath(sha256).split('/')
  const folder = await (await root.getDirectoryHandle(objects)).getDirectoryHandle(first)
  return await (await folder.getFileHandle(name)).getFile()
}

async function hashes(file: File, newHash: FolderCopyParts['newHash']): Promise<string> {
  const hash = (await newHash())()
  for (let at = 0; at < file.size; at += stepBytes)
    hash.update(new Uint8Array(await file.slice(at, at + stepBytes).arrayBuffer()))
  return hash.hex()
}

let preparing: ReturnType<typeof vaultHashes> | undefined
export const preparedHash = async () => (await (preparing ??= vaultHashes())).newHash
