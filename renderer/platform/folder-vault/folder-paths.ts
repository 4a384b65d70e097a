/** Folder and name of a file in a vault. */
export function placeOf(path: string): { readonly folder: string; readonly name: string } {
  const parts = path.split('/')
  const name = parts.pop() ?? ''
  return { folder: parts.join('/'), name }
}

/** A folder in a vault; '' is the vault's own. @throws DOMException `NotFoundError` where there is none, unless made. */
export async function folderAt(
  root: FileSystemDirectoryHandle,
  path: string,
  create = false,
): Promise<FileSystemDirectoryHandle> {
  let folder = root
  for (const name of path.split('/').filter((part) => part !== ''))
    folder = await folder.getDirectoryHandle(name, { create })
  return folder
}

export async function fileAt(root: FileSystemDirectoryHandle, path: string): Promise<FileSystemFileHandle> {
  const { folder, name } = placeOf(path)
  return await (await folderAt(root, folder)).getFileHandle(name)
}

/** Makes the name, and the folders that lead to it; its bytes come later. */
export async function createdFile(
  root: FileSystemDirectoryHandle,
  path: string,
): Promise<FileSystemFileHandle> {
  const { folder, name } = placeOf(path)
  return await (await folderAt(root, folder, true)).getFileHandle(name, { create: true })
}

/** Writes a file anew. Until it is closed its old bytes are in place; when a step fails they stay. */
export async function replacedBy(
  handle: FileSystemFileHandle,
  options: { readonly keepExistingData?: boolean },
  write: (file: FileSystemWritableFileStream) => Promise<unknown>,
): Promise<void> {
  const file = await handle.createWritable(options)
  try {
    await write(file)
    await file.close()
  } catch (error) {
    await file.abort().catch(() => undefined) // the first trouble is the one to tell of
    throw error
  }
}

/** Nothing of this name, or of another kind. */
export const isMissing = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'NotFoundError' || error.name === 'TypeMismatchError')

/** The stream takes no view into shared memory; ours never are. */
export const pieceOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : Uint8Array.from(bytes)
