import { randomUUID } from 'node:crypto'
import { open, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Sink } from '#shared/bundle/ports.ts'
import type { FileSources } from './bundle-file-source.ts'
import { flushedAlong } from './flushed-along.ts'
import { syncFolder } from './sync-folder.ts'
import { writeAll } from './write-all.ts'

const bufferBytes = 1024 * 1024

export interface FileSink extends Sink {
  /** Waits until the closed file is on the disk, whole. */
  readonly onDisk: () => Promise<void>
}

/**
 * A file that appears under its name only when it is kept: whole, on the disk and found good. Until then it has a
 * hidden name beside the target, where an older file stays as it is.
 */
export async function createFileSink(path: string, sources: FileSources): Promise<FileSink> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID()}.part`)
  const file = await open(temporary, 'wx')
  let state: 'open' | 'closed' | 'kept' | 'aborted' = 'open'
  let position = 0
  let written = 0
  // small pieces gather here, and are copied out when it is full
  let gathering = new Uint8Array(bufferBytes)
  let gathered = 0
  const underWay = new Set<Promise<void>>()
  const flushed = flushedAlong(file)
  let syncing: Promise<void> = Promise.resolve()

  /** Takes its place in the file at once; several writes may be under way. */
  const append = (bytes: Uint8Array): Promise<void> => {
    const writing = writeAll(file, bytes, written)
    written += bytes.length
    underWay.add(writing)
    // whoever waits for it hears of a failure
    writing.then(
      () => underWay.delete(writing),
      () => undefined,
    )
    flushed.wrote(bytes.length)
    return writing
  }
  const flush = (): void => {
    if (gathered > 0) void append(gathering.slice(0, gathered))
    gathered = 0
  }
  const settled = async (): Promise<void> => {
    await Promise.all(underWay)
    await syncing
  }

  const onDisk = async (): Promise<void> => {
    if (state !== 'closed') throw new Error('only a closed file is kept')
    await syncing
  }

  return {
    get position() {
      return position
    },
    async write(bytes) {
      if (state !== 'open') throw new Error('the file is closed')
      position += bytes.length
      if (gathered + bytes.length > bufferBytes || bytes.length > bufferBytes / 4) flush()
      if (bytes.length > bufferBytes / 4) return append(bytes)
      gathering.set(bytes, gathered)
      gathered += bytes.length
    },
    async close() {
      flush()
      // an export may have hundreds of closed files
      gathering = new Uint8Array(0)
      await Promise.all(underWay)
      state = 'closed'
      // the disk works on while the file is read back; `keep` waits for it
      syncing = flushed.end()
      syncing.catch(() => undefined)
      return sources.open(temporary)
    },
    onDisk,
    async keep() {
      // a file that is not on the disk does not get its name
      await onDisk()
      await file.close()
      // Windows does not rename a file that is being read
      await sources.close()
      await rename(temporary, path)
      state = 'kept'
      await syncFolder(dirname(path))
    },
    async abort() {
      if (state === 'aborted' || state === 'kept') return
      if (state === 'closed') await sources.close()
      await settled().catch(() => undefined)
      await file.close().catch(() => undefined)
      await unlink(temporary).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
      })
      state = 'aborted'
    },
  }
}
