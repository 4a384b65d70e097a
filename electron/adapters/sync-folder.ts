import { open } from 'node:fs/promises'

/**
 * Makes a new name in the folder survive a power cut, where the system can. Windows cannot open a folder, and needs no
 * such thing. The file has its name by then: a folder that may not be read must not make of it a failed save.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    // some network file systems cannot, some folders may not be read; the file's own bytes are safe by then
    if (!(error instanceof Error && 'code' in error)) throw error
  }
}
