import type { KeptFolder } from './second-folder.ts'

const key = 'recourse.folder'

/**
 * Keeps the name of the chosen folder in `storage` too. Chromium drops a torn store with all of its databases, that of the
 * handle among them: without this nobody would know that there is a second copy.
 */
export function markedFolder(kept: Omit<KeptFolder, 'marked'>, storage: Storage): KeptFolder {
  const mark = ({ name }: FileSystemDirectoryHandle) => {
    try {
      storage.setItem(key, name)
    } catch {
      // full or forbidden: the handle is kept, and the start page has a way back as well
    }
  }
  return {
    async get() {
      const folder = await kept.get()
      // one that was chosen before there were marks gets its own
      if (folder) mark(folder)
      return folder
    },
    async keep(folder) {
      await kept.keep(folder)
      mark(folder)
    },
    async forget() {
      await kept.forget()
      storage.removeItem(key)
    },
    marked: () => storage.getItem(key) ?? undefined,
  }
}
