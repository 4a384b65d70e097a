/** Of the File System Access API; not in TypeScript's DOM library, and not in every browser. */
interface Asking {
  readonly queryPermission?: (options: { readonly mode: 'readwrite' }) => Promise<PermissionState>
  readonly requestPermission?: (options: { readonly mode: 'readwrite' }) => Promise<PermissionState>
}

/** Whether the page may read and write there now; asks nobody. */
export async function isAllowed(folder: FileSystemDirectoryHandle & Asking): Promise<boolean> {
  return (await folder.queryPermission?.({ mode: 'readwrite' })) === 'granted'
}

/** Lets the browser ask the person. Only behind a click or a key of theirs. */
export async function askAgain(folder: FileSystemDirectoryHandle & Asking): Promise<boolean> {
  try {
    return (await folder.requestPermission?.({ mode: 'readwrite' })) === 'granted'
  } catch (error) {
    // no click stood behind it, or the folder is gone: all the same to whoever waits for a yes
    if (error instanceof DOMException) return false
    throw error
  }
}
