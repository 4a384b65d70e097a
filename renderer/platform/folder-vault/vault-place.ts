import type { FolderFailure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { formatFile } from '#shared/vault/vault-format.ts'
import { isMissing } from './folder-paths.ts'

/** What systems put into folders by themselves. */
const litter = new Set(['.DS_Store', 'desktop.ini', 'Thumbs.db'])

/**
 * Where in the folder that a person chose the second copy lies, or is to lie: the folder itself when it is one or is empty,
 * else a folder of its own in it. `names`: what that is called, the wanted one first. `existing`: only where there is one.
 */
export async function vaultPlace(
  chosen: FileSystemDirectoryHandle,
  names: readonly [string, ...(readonly string[])],
  which: 'any' | 'existing',
): Promise<Result<FileSystemDirectoryHandle, FolderFailure>> {
  if (await isVault(chosen)) return ok(chosen)
  for (const name of names) {
    const inside = await folderIn(chosen, name)
    if (inside && (await isVault(inside))) return ok(inside)
  }
  if (which === 'existing') return failed({ kind: 'folder/nothing-there', folder: chosen.name })
  if (await isEmpty(chosen)) return ok(chosen)
  const own = await chosen.getDirectoryHandle(names[0], { create: true })
  return (await isEmpty(own)) ? ok(own) : failed({ kind: 'folder/occupied', folder: own.name })
}

/** By the look of it: one that lost its first file still has a journal. What it is worth tells whoever opens it. */
async function isVault(folder: FileSystemDirectoryHandle): Promise<boolean> {
  const journal = await folderIn(folder, 'journal')
  if (journal) for await (const name of journal.keys()) if (/^\d{12}\.jrnl$/.test(name)) return true
  try {
    await folder.getFileHandle(formatFile)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

async function folderIn(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await folder.getDirectoryHandle(name)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

async function isEmpty(folder: FileSystemDirectoryHandle): Promise<boolean> {
  for await (const name of folder.keys()) if (!litter.has(name)) return false
  return true
}
