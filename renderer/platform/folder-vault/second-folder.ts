import type { FolderFailure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { FolderPicker } from '../folder-saving.ts'
import type { PickedVault, SecondFolder } from '../platform.ts'
import { askAgain, isAllowed } from './folder-permission.ts'
import { type FolderVaultParts, folderVault, lookedInto } from './folder-vault.ts'
import { vaultPlace } from './vault-place.ts'

/** Where the page remembers the folder from one start to the next. */
export interface KeptFolder {
  readonly get: () => Promise<FileSystemDirectoryHandle | undefined>
  readonly keep: (folder: FileSystemDirectoryHandle) => Promise<void>
  readonly forget: () => Promise<void>
  /** Name of the folder that was kept last and not forgotten, even where the browser lost the folder itself. */
  readonly marked: () => string | undefined
  readonly sharedHead: SecondFolder['sharedHead']
  readonly rememberHead: SecondFolder['rememberHead']
}

export interface SecondFolderParts extends FolderVaultParts {
  readonly page: Window & FolderPicker
  readonly kept: KeptFolder
}

/** The browser's second copy: in a folder that the person chooses, and that the browser asks about again. */
export function secondFolder(parts: SecondFolderParts): SecondFolder {
  const { page, kept } = parts
  return {
    async standing() {
      const folder = await kept.get()
      if (folder) return { kind: 'chosen', name: folder.name, isAllowed: await isAllowed(folder) }
      return { kind: page.showDirectoryPicker ? 'none' : 'impossible' }
    },
    async pick(names, which) {
      const picked = await asked(page)
      if (!picked.ok) return picked
      if (picked.value === 'cancelled') return ok('cancelled')
      try {
        const place = await vaultPlace(picked.value, names, which)
        return place.ok ? ok(pickedVault(place.value, parts)) : place
      } catch (error) {
        return failed(refusal(error))
      }
    },
    async allow() {
      const folder = await kept.get()
      if (folder && (await askAgain(folder))) return ok('allowed')
      return failed({ kind: 'folder/not-given', folder: folder?.name ?? kept.marked() ?? '' })
    },
    forget: kept.forget,
    sharedHead: kept.sharedHead,
    rememberHead: kept.rememberHead,
    async lost() {
      return (await kept.get()) ? undefined : kept.marked()
    },
    async vault() {
      const folder = await kept.get()
      return folder && folderVault(folder, parts)
    },
  }
}

const pickedVault = (folder: FileSystemDirectoryHandle, parts: SecondFolderParts): PickedVault => ({
  name: folder.name,
  look: async () =>
    (await parts.hold()) ? await lookedInto(folder, parts) : failed({ kind: 'vault/in-other-window' }),
  keep: () => parts.kept.keep(folder),
})

async function asked({
  showDirectoryPicker: pick,
}: FolderPicker): Promise<Result<FileSystemDirectoryHandle | 'cancelled', FolderFailure>> {
  if (!pick) return failed({ kind: 'folder/refused', detail: 'showDirectoryPicker' })
  try {
    return ok(await pick({ mode: 'readwrite', id: 'recourse-second-copy' }))
  } catch (error) {
    const failure = refusal(error)
    return failure.detail === 'AbortError' ? ok('cancelled') : failed(failure)
  }
}

/** @throws what is not the browser's word, as a bug. */
function refusal(error: unknown): Extract<FolderFailure, { kind: 'folder/refused' }> {
  if (error instanceof DOMException) return { kind: 'folder/refused', detail: error.name }
  throw error
}
