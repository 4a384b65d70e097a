/** The folder of the browser's own disk (OPFS) in which files lie that were made and not saved yet. */
const unsavedName = 'unsaved'

/** Where the files of one run lie: in a folder of its own, in one of the page that asked for it. */
export interface UnsavedPlace {
  readonly session: string
  /** `bundle-3` */
  readonly run: string
}

/** All sessions' folders. @throws DOMException where the browser has no such disk, or lets nobody use it. */
export async function unsavedRoot(): Promise<FileSystemDirectoryHandle> {
  const disk = await navigator.storage.getDirectory()
  return await disk.getDirectoryHandle(unsavedName, { create: true })
}
