import type { Ballast } from '#shared/core/ports.ts'

/** Bytes: room for LevelDB to begin a new log (5 MiB), and for what was under way when the disk turned out to be full. */
const ballastBytes = 64 * 1024 * 1024
const pieceBytes = 256 * 1024
const fileName = 'ballast'
const memoryKey = 'recourse.disk-was-full'
/** Bytes that must fit on a disk that was full before it counts as roomy again: what was just given back always fits. */
const provenBytes = 256 * 1024 * 1024
/** Milliseconds before a full disk is tried again, time after time: each try takes for a moment what room there is. */
const patience = [30_000, 120_000, 600_000, 1_800_000]

export interface BrowserDisk {
  /** 0 from a write that met a full disk until there is room for the ballast again; else undefined. */
  readonly freeBytes: () => Promise<number | undefined>
  /** Tried out on a disk that was full; else true. */
  readonly hasRoomFor: (bytes: number) => Promise<boolean>
  readonly ballast: Ballast
}

/**
 * Room put aside in the page's private files, and what it tells of a disk that a page cannot see. It is given back when a
 * write has failed: then the browser can still leave its torn log behind (renderer/data/decisions/0003). That it lies again
 * is the proof that there is room; `memory` keeps across starts that it does not.
 */
export function browserDisk(
  storage: StorageManager,
  memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
): BrowserDisk {
  const isFull = () => memory.getItem(memoryKey) !== null
  const fileOf = async (folder: FileSystemDirectoryHandle) => {
    try {
      return await (await folder.getFileHandle(fileName)).getFile()
    } catch {
      return undefined // there is none
    }
  }
  const remove = async () => {
    try {
      await (await storage.getDirectory()).removeEntry(fileName)
      return true
    } catch {
      return false // there was none, or the browser keeps no such files
    }
  }
  /** Writes so many bytes beside the file; `kept` of them take its place. */
  const written = async (bytes: number, kept: number) => {
    const folder = await storage.getDirectory()
    const file = await (await folder.getFileHandle(fileName, { create: true })).createWritable()
    // zeros would weigh nothing on a disk that compresses
    const piece = crypto.getRandomValues(new Uint8Array(65_536))
    const pieces = new Blob(Array.from({ length: pieceBytes / piece.length }, () => piece))
    try {
      for (let at = 0; at < bytes; at += pieceBytes) await file.write(pieces)
      await file.truncate(kept)
      await file.close()
    } catch (error) {
      await file.abort().catch(() => undefined) // it may be aborted already
      throw error
    }
  }
  const lay = async () => {
    if ((await fileOf(await storage.getDirectory()))?.size === ballastBytes) return
    await written(isFull() ? provenBytes : ballastBytes, ballastBytes)
  }
  /** Where a limit of the browser's own is met, deleting helps, and must go on. */
  const isLimited = async () => {
    const { quota = Number.POSITIVE_INFINITY, usage = 0 } = await storage.estimate()
    return quota - usage < provenBytes
  }
  let tries = 0
  let look: Promise<number | undefined> | undefined
  const lookLater = (known: Promise<number | undefined>) => {
    look = known
    setTimeout(() => (look = undefined), patience[Math.min(tries++, patience.length - 1)])
    return known
  }
  const ballast: Ballast = {
    async drop() {
      const isGivenBack = await remove()
      if (!isGivenBack) return false
      memory.setItem(memoryKey, 'yes')
      void lookLater(Promise.resolve(0))
      return true
    },
    async lay() {
      try {
        await lay()
        memory.removeItem(memoryKey)
        tries = 0
      } catch {
        await remove() // a disk that refuses keeps its room
      }
    },
  }
  const lookAgain = async () => {
    await ballast.lay()
    if (isFull() && (await isLimited())) memory.removeItem(memoryKey)
    return isFull() ? 0 : undefined
  }
  const hasRoomFor = async (bytes: number) => {
    if (!isFull() || (await isLimited())) return true
    // why ever it could not be written: what cannot be written there cannot be written by the store
    const isRoom = await written(bytes, 0).then(
      () => true,
      () => false,
    )
    await remove()
    return isRoom
  }
  return {
    ballast,
    hasRoomFor,
    freeBytes: async () => (isFull() ? await (look ?? lookLater(lookAgain())) : undefined),
  }
}
