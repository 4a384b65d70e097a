import type { UnsavedDisk, UnsavedFile } from './unsaved-disk.ts'
import { unsavedRoot, type UnsavedPlace } from './unsaved-place.ts'

/** The origin's private file system. Its synchronous files are for workers only, and the only quick ones. */
export function opfsDisk({ session, run }: UnsavedPlace): UnsavedDisk {
  let files = 0
  return {
    async create() {
      try {
        const root = await unsavedRoot()
        const folder = await root.getDirectoryHandle(session, { create: true })
        const own = await folder.getDirectoryHandle(run, { create: true })
        const handle = await own.getFileHandle(String(++files), { create: true })
        return openedFile(handle, await handle.createSyncAccessHandle())
      } catch {
        // a private window, a policy, a full disk: what is made lies in memory then
        return undefined
      }
    },
  }
}

const openedFile = (handle: FileSystemFileHandle, access: FileSystemSyncAccessHandle): UnsavedFile => ({
  write(bytes, at) {
    const written = access.write(bytes, { at })
    if (written !== bytes.length) throw new Error(`${written} of ${bytes.length} bytes were written`)
  },
  read: (into, at) => access.read(into, { at }),
  flush: () => access.flush(),
  async close() {
    access.close()
    return await handle.getFile()
  },
})
