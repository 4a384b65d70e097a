import type { JournalHead } from '#shared/core/journal/commit.ts'
import type { KeptFolder } from './second-folder.ts'

const key = 'recourse.folder'
const headKey = 'recourse.folder.head'

/**
 * Keeps the name of the chosen folder in `storage` too, and where the journal ended when both copies had all of it. Chromium
 * drops a torn store with all of its databases, that of the handle among them, or gives an older one: without this nobody
 * would know that there is a second copy, or that it has more.
 */
export function markedFolder(
  kept: Omit<KeptFolder, 'marked' | 'sharedHead' | 'rememberHead'>,
  storage: Storage,
): KeptFolder {
  const note = (name: string, text: string) => {
    try {
      storage.setItem(name, text)
    } catch {
      // full or forbidden: the handle is kept, and the start page has a way back as well
    }
  }
  const mark = ({ name }: FileSystemDirectoryHandle) => note(key, name)
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
      // what the folder before it had says nothing of this one
      storage.removeItem(headKey)
    },
    async forget() {
      await kept.forget()
      storage.removeItem(key)
      storage.removeItem(headKey)
    },
    marked: () => storage.getItem(key) ?? undefined,
    sharedHead: () => headFrom(() => storage.getItem(headKey)),
    rememberHead: ({ seq, hash }) => note(headKey, JSON.stringify({ seq, hash })),
  }
}

/** Anything may stand there: what is no head is as good as none. */
function headFrom(read: () => string | null): JournalHead | undefined {
  try {
    const value: unknown = JSON.parse(read() ?? 'null')
    if (typeof value !== 'object' || value === null || !('seq' in value) || !('hash' in value))
      return undefined
    const { seq, hash } = value
    if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 1) return undefined
    return typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? { seq, hash } : undefined
  } catch {
    return undefined // no JSON, or a storage that is forbidden
  }
}
