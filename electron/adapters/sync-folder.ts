import { open } from 'node:fs/promises'

/** Makes a new name in the folder survive a power cut. Windows cannot open a folder, and needs no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // some network file systems cannot; the file's own bytes are safe by then
    if (!(error instanceof Error && 'code' in error)) throw error
  } finally {
    await handle.close()
  }
}
