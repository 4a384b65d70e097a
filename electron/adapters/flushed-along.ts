import type { FileHandle } from 'node:fs/promises'

/** Bytes behind which the disk is set to work while more of a file comes: else it rests until the last one, and all wait for it. */
const flushEvery = 64 * 1024 * 1024

export interface FlushedAlong {
  /** Counts what was written; may set the disk to work, which nobody waits for. */
  wrote(bytes: number): void
  /** Waits until all of it is on the disk. @throws what the system refused, now or meanwhile: it says so only once. */
  end(): Promise<void>
}

export function flushedAlong(file: Pick<FileHandle, 'datasync'>): FlushedAlong {
  let [waiting, isFlushing] = [0, false]
  let flushing: Promise<void> = Promise.resolve()
  return {
    wrote(bytes) {
      waiting += bytes
      if (waiting < flushEvery || isFlushing) return
      waiting = 0
      isFlushing = true
      flushing = flushing.then(() => file.datasync()).finally(() => (isFlushing = false))
      // a refusal stays in the chain until `end` meets it
      flushing.catch(() => undefined)
    },
    async end() {
      await flushing
      await file.datasync()
    },
  }
}
