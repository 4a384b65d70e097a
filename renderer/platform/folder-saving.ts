import type { Failure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { NamedFile, SavedFile } from './platform.ts'

/** Not in every browser, and not in TypeScript's DOM library. */
export interface FolderPicker {
  readonly showDirectoryPicker?: (options: {
    readonly mode: 'readwrite'
    /** The browser remembers where it was last for each. */
    readonly id?: string
  }) => Promise<FileSystemDirectoryHandle>
}

/** A folder that the person chose; undefined where the browser has no such dialog. */
export async function pickedFolder(
  page: Partial<Window> & FolderPicker,
): Promise<FileSystemDirectoryHandle | 'cancelled' | undefined> {
  if (!page.showDirectoryPicker) return undefined
  try {
    return await page.showDirectoryPicker({ mode: 'readwrite' })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return 'cancelled'
    // refused here, as in a frame or by a policy: the zip does not need it
    return undefined
  }
}

/**
 * Writes all files, and only then lets the first of them appear: until it is closed, a file's bytes lie in a temporary
 * one of the browser. An older file of the same name stays as it is until then.
 */
export async function saveIntoFolder(
  folder: FileSystemDirectoryHandle,
  files: readonly NamedFile[],
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (bytes: number) => void },
): Promise<Result<SavedFile | 'cancelled', Failure>> {
  const begun: {
    readonly name: string
    readonly isNew: boolean
    readonly stream: FileSystemWritableFileStream
  }[] = []
  const closed: string[] = []
  let done = 0
  let writing = ''
  try {
    for (const { fileName, file } of files) {
      writing = fileName
      const isNew = !(await exists(folder, fileName))
      const handle = await folder.getFileHandle(fileName, { create: true })
      const stream = await handle.createWritable()
      begun.push({ name: fileName, isNew, stream })
      const counted = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          done += chunk.length
          onProgress(done)
          controller.enqueue(chunk)
        },
      })
      await file
        .stream()
        .pipeThrough(counted)
        .pipeTo(stream, { preventClose: true, preventAbort: true, signal })
    }
    for (const { name, stream } of begun) {
      writing = name
      await stream.close()
      closed.push(name)
    }
    return ok({ name: folder.name, isFolder: true })
  } catch (error) {
    await takeBack(folder, begun, closed)
    if (signal.aborted) return ok('cancelled')
    const detail = error instanceof Error ? error.name : String(error)
    return failed({ kind: 'shell/cannot-write', fileName: writing, detail })
  }
}

async function exists(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  try {
    await folder.getFileHandle(name)
    return true
  } catch {
    return false
  }
}

/** What was begun is dropped; names that were not there before are removed again. */
async function takeBack(
  folder: FileSystemDirectoryHandle,
  begun: readonly {
    readonly name: string
    readonly isNew: boolean
    readonly stream: FileSystemWritableFileStream
  }[],
  closed: readonly string[],
): Promise<void> {
  for (const { name, isNew, stream } of begun) {
    if (!closed.includes(name)) await stream.abort().catch(() => undefined)
    if (isNew) await folder.removeEntry(name).catch(() => undefined)
  }
}
