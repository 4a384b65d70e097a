import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { NewFile } from '../handlers/save-handlers.ts'
import { flushedAlong } from './flushed-along.ts'
import { syncFolder } from './sync-folder.ts'
import { writeAll } from './write-all.ts'

/**
 * Opens a file under a temporary name in the folder of `path`, so that naming it at the end is one step on one volume:
 * whoever looks at `path` sees the old file or the whole new one. `wx` never follows or overwrites what is there.
 */
export async function createFileBeside(path: string, id: string): Promise<NewFile> {
  const temporary = join(dirname(path), `.recourse-${id}.part`)
  const handle = await open(temporary, 'wx')
  const flushed = flushedAlong(handle)
  let written = 0
  let isOpen = true
  let isOurs = true
  const close = async () => {
    if (isOpen) {
      isOpen = false
      await handle.close()
    }
  }
  return {
    write: async (bytes) => {
      await writeAll(handle, bytes, written)
      written += bytes.byteLength
      flushed.wrote(bytes.byteLength)
    },
    finish: async () => {
      await flushed.end()
      await close()
      await rename(temporary, path)
      isOurs = false
      await syncFolder(dirname(path))
    },
    discard: async () => {
      if (!isOurs) return
      isOurs = false
      await close()
      await rm(temporary, { force: true })
    },
  }
}
