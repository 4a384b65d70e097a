import { Dexie, type Table } from 'dexie'

/** A handle, not a path: only the browser knows where it leads. */
interface FolderRow {
  readonly k: 'second-copy'
  readonly folder: FileSystemDirectoryHandle
}

/**
 * A database of its own: it is known before the records' are opened. Chromium drops all of them with a torn store, so the
 * name is also kept elsewhere (platform/folder-vault/folder-marker.ts).
 */
const name = 'recourse-folder'

class FolderDatabase extends Dexie {
  declare readonly folders: Table<FolderRow, string>
  constructor() {
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.version(1).stores({ folders: 'k' })
  }
}

async function inDatabase<T>(work: (folders: FolderDatabase['folders']) => Promise<T>): Promise<T> {
  const database = new FolderDatabase()
  try {
    return await work(database.folders)
  } finally {
    // nobody keeps the door open against somebody who clears it
    database.close()
  }
}

/**
 * Asks without making anything: `Dexie.exists` opens what is missing and deletes it again, and the desktop program has no such
 * folder, and its disk may be full. A browser that cannot list its databases lets no page have a folder either.
 */
async function isThere(): Promise<boolean> {
  if (!('databases' in indexedDB)) return false
  return (await indexedDB.databases()).some((database) => database.name === name)
}

/** The folder that the person chose for the second copy; page, workers and service worker ask for it. */
export const chosenFolder = {
  async get(): Promise<FileSystemDirectoryHandle | undefined> {
    if (!(await isThere())) return undefined
    return (await inDatabase((folders) => folders.get('second-copy')))?.folder
  },
  async keep(folder: FileSystemDirectoryHandle): Promise<void> {
    await inDatabase((folders) => folders.put({ k: 'second-copy', folder }))
  },
  async forget(): Promise<void> {
    await inDatabase((folders) => folders.delete('second-copy'))
  },
}
