import { type FileHandle, open, stat } from 'node:fs/promises'
import { type ByteSource, SourceError } from '#shared/bundle/ports.ts'

export type FileSource = Required<ByteSource>

/** Files as byte sources. They share a few open handles, so that a bundle of thousands of files meets no limit. */
export interface FileSources {
  /** @throws SourceError when there is no such file. */
  open(path: string): Promise<FileSource>
  /** Closes what is open; sources open again by themselves when they are read. */
  close(): Promise<void>
}

interface OpenFile {
  readonly handle: Promise<FileHandle>
  reads: number
}

export function createFileSources(mostOpen = 16): FileSources {
  // insertion order is order of use: the first entry is the one unused for longest
  const files = new Map<string, OpenFile>()

  const evict = async (): Promise<void> => {
    for (const [path, file] of files) {
      if (files.size <= mostOpen) return
      if (file.reads > 0) continue
      files.delete(path)
      await (await file.handle).close()
    }
  }
  const opened = (path: string): Promise<FileHandle> => {
    const handle = open(path, 'r')
    // nothing to close; the next read tries again
    handle.catch(() => files.delete(path))
    return handle
  }
  const reading = async <T>(path: string, read: (handle: FileHandle) => Promise<T>): Promise<T> => {
    const file = files.get(path) ?? { handle: opened(path), reads: 0 }
    files.delete(path)
    files.set(path, file)
    file.reads += 1
    try {
      const result = await read(await file.handle)
      return result
    } catch (error) {
      throw error instanceof SourceError ? error : new SourceError(path, codeOf(error))
    } finally {
      file.reads -= 1
      if (files.size > mostOpen) await evict()
    }
  }
  const fill = (path: string, offset: number, into: Uint8Array): Promise<void> =>
    reading(path, async (handle) => {
      let done = 0
      while (done < into.length) {
        const { bytesRead } = await handle.read(into, done, into.length - done, offset + done)
        if (bytesRead === 0) throw new SourceError(path, `ends before byte ${offset + into.length}`)
        done += bytesRead
      }
    })

  return {
    async open(path) {
      const { size } = await stat(path).catch((error: unknown) => {
        throw new SourceError(path, codeOf(error))
      })
      return {
        id: path,
        bytes: size,
        readInto: (offset, into) => fill(path, offset, into),
        async read(offset, length) {
          const bytes = new Uint8Array(length)
          await fill(path, offset, bytes)
          return bytes
        },
      }
    },
    async close() {
      const open = [...files.values()]
      files.clear()
      await Promise.all(open.map(async ({ handle }) => (await handle).close()))
    },
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error)
