import { isLitter, isNameless, isSystemFile, pastedName } from '#shared/core/evidence/incoming-name.ts'
import type { Acquisition } from '#shared/core/evidence/exhibit.ts'
import type { Clock } from '#shared/core/ports.ts'
import type { IncomingFile } from '../../../services.tsx'

/** What a drop, a paste or a dialog gave: files to take in, systems' own files left out, and those that cannot be opened. */
export interface Collected {
  readonly files: readonly IncomingFile[]
  readonly systemFiles: readonly string[]
  readonly unreadable: readonly string[]
}

const incoming = (file: File, acquired: Acquisition): IncomingFile => ({
  file,
  name: file.name,
  modifiedAt: file.lastModified,
  acquired,
})

/** Files from a dialog. A folder's dialog gives hidden files too; they are left out and named. */
export function collectPicked(list: Iterable<File>, acquired: 'picked' | 'folder'): Collected {
  const all = [...list]
  // who picks a single file by hand means it, whatever it is called
  const isLeftOut = (file: File) => acquired === 'folder' && isSystemFile(file.name)
  const inFolderOrder = acquired === 'folder' ? all.toSorted(byPath) : all
  return {
    files: inFolderOrder.filter((file) => !isLeftOut(file)).map((file) => incoming(file, acquired)),
    systemFiles: all.filter(isLeftOut).map((file) => file.name),
    unreadable: [],
  }
}

// as file managers sort: 2 before 10
const natural = new Intl.Collator(undefined, { numeric: true })
const byPath = (a: File, b: File) => natural.compare(a.webkitRelativePath, b.webkitRelativePath)

/** Pasted files. A screenshot has no file behind it and is named by the time. */
export function collectPasted(list: Iterable<File>, clock: Clock): Collected {
  let nth = 0
  const files = [...list].map((file): IncomingFile => {
    if (!isNameless(file.name, file.type)) return incoming(file, 'pasted')
    nth++
    return { file, name: pastedName(clock.now(), clock.zone(), file.type, nth), acquired: 'pasted' }
  })
  return { files, systemFiles: [], unreadable: [] }
}

/**
 * Files and folders of a drop, in the order dropped; what lies in a folder follows by name. Must be called while the
 * drop event is being handled, because a browser empties the transfer afterwards.
 */
export function collectDropped(transfer: DataTransfer): Promise<Collected> {
  const items = [...transfer.items].filter((item) => item.kind === 'file')
  const roots = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  return walkRoots(roots)
}

interface Root {
  readonly entry: FileSystemEntry | null
  readonly file: File | null
}

async function walkRoots(roots: readonly Root[]): Promise<Collected> {
  const found = { files: [] as IncomingFile[], systemFiles: [] as string[], unreadable: [] as string[] }
  for (const { entry, file } of roots) {
    if (entry?.isDirectory === true) await walk(entry, found)
    else if (file !== null)
      if (isLitter(file.name)) found.systemFiles.push(file.name)
      else found.files.push(incoming(file, 'dropped'))
  }
  return found
}

async function walk(
  entry: FileSystemEntry,
  found: { files: IncomingFile[]; systemFiles: string[]; unreadable: string[] },
): Promise<void> {
  if (isSystemFile(entry.name)) {
    found.systemFiles.push(entry.name)
    return
  }
  try {
    if (entry.isFile) {
      found.files.push(incoming(await fileOf(entry as FileSystemFileEntry), 'folder'))
      return
    }
    const inside = await entriesOf(entry as FileSystemDirectoryEntry)
    for (const next of inside.toSorted((a, b) => natural.compare(a.name, b.name))) await walk(next, found)
  } catch (error) {
    // no permission, or gone meanwhile: it is named to the user, and the rest is taken in
    if (!(error instanceof DOMException)) throw error
    found.unreadable.push(entry.name)
  }
}

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject))

/** A directory is read in batches of a hundred, until an empty one. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = directory.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (batch.length === 0) return all
    all.push(...batch)
  }
}
