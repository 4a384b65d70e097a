import { type ByteSource, type Sink, SourceError } from '#shared/bundle/ports.ts'
import { blobSource } from '../ports/blob-source.ts'
import type { UnsavedDisk, UnsavedFile } from './unsaved-disk.ts'

/** Small pieces gather up to here. */
const partBytes = 4 * 1024 * 1024

/** A file that somebody will save, or not. */
export interface UnsavedSink extends Sink {
  /** The finished file. @throws before `keep` and after `abort`: a bug. */
  file(): Blob
}

/** Room for what no disk takes. @throws NoRoom. */
export type TakeMemory = (bytes: number) => void

/** There is room for the file neither on the browser's disk nor beside it. */
export class NoRoom extends Error {}

/**
 * A file on the browser's disk, of which memory holds one part. What the disk refuses goes on as Blobs, as long as `takeMemory`
 * allows it: browsers without such a disk have nothing else.
 */
export async function createUnsavedSink(
  { name, type }: { readonly name: string; readonly type: string },
  disk: UnsavedDisk,
  takeMemory: TakeMemory,
): Promise<UnsavedSink> {
  let file: UnsavedFile | undefined = await disk.create()
  let onDisk = 0
  let beside: Blob[] = []
  let part: Uint8Array<ArrayBuffer> = new Uint8Array(partBytes)
  let filled = 0
  let position = 0
  let finished: Blob | undefined
  let isKept = false

  const lay = (bytes: Uint8Array<ArrayBuffer>): void => {
    if (bytes.length === 0) return
    if (file && beside.length === 0) {
      try {
        file.write(bytes, onDisk)
        onDisk += bytes.length
        return
      } catch {
        // full; what it took of this part is not counted
      }
    }
    takeMemory(bytes.length)
    beside.push(new Blob([bytes]))
  }
  const seal = (): void => {
    lay(part.subarray(0, filled))
    filled = 0
  }
  /** Ends the writing on the disk, if it was not ended yet. */
  const whole = async (): Promise<Blob> => {
    if (finished) return finished
    const written = file ? (await file.close()).slice(0, onDisk) : undefined
    file = undefined
    finished = new Blob([...(written ? [written] : []), ...beside], { type })
    beside = []
    return finished
  }

  return {
    get position() {
      return position
    },
    async write(bytes) {
      for (let from = 0; from < bytes.length;) {
        const taken = Math.min(bytes.length - from, partBytes - filled)
        part.set(bytes.subarray(from, from + taken), filled)
        filled += taken
        from += taken
        if (filled === partBytes) seal()
      }
      position += bytes.length
    },
    async close() {
      seal()
      part = new Uint8Array(0)
      flush(file)
      return file && beside.length === 0 ? diskSource(name, file, onDisk) : blobSource(name, await whole())
    },
    async keep() {
      await whole()
      isKept = true
    },
    async abort() {
      if (isKept) return
      await file?.close()
      file = undefined
      finished = undefined
      beside = []
      part = new Uint8Array(0)
      filled = 0
    },
    file() {
      if (!finished || !isKept) throw new Error('the file is not finished')
      return finished
    },
  }
}

function flush(file: UnsavedFile | undefined): void {
  try {
    file?.flush()
  } catch {
    throw new NoRoom()
  }
}

/** Read through the handle that wrote it: a Blob would ask another process for every piece. */
function diskSource(id: string, file: UnsavedFile, bytes: number): ByteSource {
  const fill = (offset: number, into: Uint8Array): void => {
    if (offset < 0 || offset + into.length > bytes) throw new SourceError(id, 'read past the end')
    const found = file.read(into, offset)
    if (found !== into.length) throw new SourceError(id, `ends after ${offset + found} bytes`)
  }
  return {
    id,
    bytes,
    async read(offset, length) {
      const into = new Uint8Array(length)
      fill(offset, into)
      return into
    },
    readInto: async (offset, into) => fill(offset, into),
  }
}
