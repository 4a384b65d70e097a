import type { UnsavedDisk } from '../../renderer/workers/unsaved/unsaved-disk.ts'
import { createUnsavedFolder } from '../../renderer/workers/unsaved/unsaved-folder.ts'

/** A disk of so many bytes in memory. `open` counts the files that nobody closed. */
export function anUnsavedDisk(room = Infinity): UnsavedDisk & {
  readonly open: () => number
  readonly used: () => number
} {
  let open = 0
  let used = 0
  return {
    open: () => open,
    used: () => used,
    async create() {
      let bytes = new Uint8Array(0)
      open++
      return await Promise.resolve({
        write(piece, at) {
          if (used + piece.length > room) throw new DOMException('no room', 'QuotaExceededError')
          used += piece.length
          const longer = new Uint8Array(Math.max(bytes.length, at + piece.length))
          longer.set(bytes)
          longer.set(piece, at)
          bytes = longer
        },
        read(into, at) {
          const piece = bytes.subarray(at, at + into.length)
          into.set(piece)
          return piece.length
        },
        flush: () => undefined,
        async close() {
          open--
          return await Promise.resolve(new Blob([bytes]))
        },
      })
    },
  }
}

export const noDisk: UnsavedDisk = { create: () => Promise.resolve(undefined) }

export const aFolder = (disk: UnsavedDisk = anUnsavedDisk(), mostBeside?: number) =>
  createUnsavedFolder(disk, () => 'application/zip', mostBeside)
