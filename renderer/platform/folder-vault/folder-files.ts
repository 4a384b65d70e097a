import { DiskError, type VaultDraft, type VaultFiles } from '#shared/vault/vault-files.ts'
import { createdFile, fileAt, folderAt, isMissing, placeOf, pieceOf, replacedBy } from './folder-paths.ts'

/** A draft that is no longer is written under its own name at once; a longer one waits on the disk. */
const heldBytes = 8 * 1024 * 1024

/** SHA-256 of no bytes: the one file of a vault that may be empty. */
const emptyOriginal = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** The browser's refusals as the vault knows them; anything else is a bug. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    throw new DiskError(error.name, error.name === 'QuotaExceededError')
  }
}

/**
 * A vault's files in a folder that the browser lets the page write. A file that is written appears when it is closed, whole:
 * that survives a crash of the browser, but no browser promises that it survives a power cut. `newId` names what has no
 * name yet.
 */
export function folderFiles(root: FileSystemDirectoryHandle, newId: () => string): VaultFiles {
  /**
   * Bytes of a file. An empty one is a name whose bytes never came: the browser makes the name first, and the power may
   * have gone, or the disk filled, before they followed.
   */
  const sizeOf = async (path: string): Promise<number | undefined> => {
    try {
      const { size } = await (await fileAt(root, path)).getFile()
      return size > 0 || path.endsWith(`/${emptyOriginal}`) ? size : undefined
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }
  const list = async (folder: string): Promise<readonly string[]> => {
    try {
      const names: string[] = []
      for await (const [name, { kind }] of (await folderAt(root, folder)).entries())
        if (kind === 'file') names.push(name)
      if (folder !== 'journal') return names
      const sizes = await Promise.all(names.map((name) => sizeOf(`${folder}/${name}`)))
      return names.filter((_, index) => sizes[index] !== undefined)
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }
  const remove = async (path: string): Promise<void> => {
    try {
      const { folder, name } = placeOf(path)
      await (await folderAt(root, folder)).removeEntry(name)
    } catch (error) {
      if (!isMissing(error)) throw error
    }
  }

  return {
    list: (folder) => told(() => list(folder)),
    sizeOf: (path) => told(() => sizeOf(path)),
    read: (path, offset, length) =>
      told(async () => {
        const file = await (await fileAt(root, path)).getFile()
        return new Uint8Array(await file.slice(offset, offset + length).arrayBuffer())
      }),
    append: (path, at, bytes) =>
      told(async () => {
        const handle = await fileAt(root, path)
        const { size } = await handle.getFile()
        // another program was here: to go on would leave a hole, or cut off what it wrote
        if (size < at || (size > at && bytes.length > 0)) throw new DiskError('changed by another program')
        await replacedBy(handle, { keepExistingData: true }, async (file) => {
          await file.truncate(at)
          await file.write({ type: 'write', position: at, data: pieceOf(bytes) })
        })
      }),
    draft: () => Promise.resolve(aDraft(root, newId)),
    move: (from, to) => told(() => moved(root, from, to)),
    remove: (path) => told(() => remove(path)),
  }
}

/** Gives a file another name; where the browser cannot, by copying it. */
async function moved(root: FileSystemDirectoryHandle, from: string, to: string): Promise<void> {
  const source = await fileAt(root, from)
  const { folder, name } = placeOf(to)
  if (await renamed(source, await folderAt(root, folder, true), name)) return
  const bytes = await source.getFile()
  await replacedBy(await createdFile(root, to), {}, (file) => file.write(bytes))
  const old = placeOf(from)
  await (await folderAt(root, old.folder)).removeEntry(old.name)
}

/** Not in every browser, and in Chromium only within its own disk; not in TypeScript's DOM library. */
interface Movable {
  readonly move?: (folder: FileSystemDirectoryHandle, name: string) => Promise<void>
}

async function renamed(
  file: FileSystemFileHandle & Movable,
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<boolean> {
  try {
    if (!file.move) return false
    await file.move(folder, name)
    return true
  } catch (error) {
    // whatever it does not like: copying tells, if that fails too
    if (error instanceof DOMException || error instanceof TypeError) return false
    throw error
  }
}

function aDraft(root: FileSystemDirectoryHandle, newId: () => string): VaultDraft {
  const temporary = `tmp/${newId()}`
  let held: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  let onDisk: FileSystemWritableFileStream | undefined
  const spill = async () => {
    onDisk ??= await (await createdFile(root, temporary)).createWritable()
    for (const piece of held) await onDisk.write(piece)
    held = []
  }
  return {
    write: (piece) =>
      told(async () => {
        bytes += piece.length
        // whoever gave it may use its memory again
        held.push(Uint8Array.from(piece))
        if (bytes > heldBytes) await spill()
      }),
    keep: (path) =>
      told(async () => {
        if (onDisk) {
          await onDisk.close()
          await moved(root, temporary, path)
          onDisk = undefined
        } else
          await replacedBy(await createdFile(root, path), {}, async (file) => {
            for (const piece of held) await file.write(piece)
          })
        held = []
      }),
    discard: async () => {
      held = []
      if (!onDisk) return
      // the next start takes away what cannot be taken away now
      await onDisk.abort().catch(() => undefined)
      onDisk = undefined
      const { folder, name } = placeOf(temporary)
      await folderAt(root, folder)
        .then((tmp) => tmp.removeEntry(name))
        .catch(() => undefined)
    },
  }
}
