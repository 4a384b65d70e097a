import { closeSync, openSync, read, readSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { type ByteSource, SourceError } from '#shared/bundle/ports.ts'

export type FileSource = Required<ByteSource>

/** Files as byte sources. They share a few open files, so that a bundle of thousands of them meets no limit. */
export interface FileSources {
  /** @throws SourceError when there is no such file. */
  open(path: string): Promise<FileSource>
  /** Closes what is open; sources open again by themselves when they are read. */
  close(): Promise<void>
}

interface OpenFile {
  readonly descriptor: number
  reads: number
}

const filled = promisify(read)
/** A header is read in less time than it takes to ask another thread for it. */
const smallBytes = 128 * 1024

export function createFileSources(mostOpen = 16): FileSources {
  // insertion order is order of use: the first entry is the one unused for longest
  const files = new Map<string, OpenFile>()

  // nothing was written: to close takes less time than to ask another thread for it
  const evict = (): void => {
    for (const [path, { reads, descriptor }] of files) {
      if (files.size <= mostOpen) return
      if (reads > 0) continue
      files.delete(path)
      closeSync(descriptor)
    }
  }
  const reading = async <T>(path: string, work: (descriptor: number) => Promise<T>): Promise<T> => {
    let file = files.get(path)
    try {
      file ??= { descriptor: openSync(path, 'r'), reads: 0 }
      files.delete(path)
      files.set(path, file)
      file.reads += 1
      return await work(file.descriptor)
    } catch (error) {
      throw error instanceof SourceError ? error : new SourceError(path, codeOf(error))
    } finally {
      if (file) file.reads -= 1
      if (files.size > mostOpen) evict()
    }
  }
  const fill = (path: string, offset: number, into: Uint8Array): Promise<void> =>
    reading(path, async (descriptor) => {
      let done = 0
      while (done < into.length) {
        const [length, position] = [into.length - done, offset + done]
        const count =
          length <= smallBytes
            ? readSync(descriptor, into, done, length, position)
            : (await filled(descriptor, into, done, length, position)).bytesRead
        if (count === 0) throw new SourceError(path, `ends before byte ${offset + into.length}`)
        done += count
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
      for (const { descriptor } of open) closeSync(descriptor)
    },
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error)
