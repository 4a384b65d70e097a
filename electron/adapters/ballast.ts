import { randomFillSync } from 'node:crypto'
import { open, rm, stat } from 'node:fs/promises'

/** Bytes put aside; and how many must be free before so many are. */
export const ballastBytes = 256 * 1024 * 1024
const plentyBytes = 8 * 1024 ** 3
/** Below this the page writes nothing more (`renderer/data/nearly-full.ts`). */
const nearlyFullBytes = 512 * 1024 * 1024
const pieceBytes = 4 * 1024 * 1024

export interface Ballast {
  /** Puts the room aside where there is plenty; a disk that refuses keeps it. */
  readonly lay: () => Promise<void>
  /** Free bytes of the volume, once the ballast is thrown off if they were too few. */
  readonly freeBytes: () => Promise<number | undefined>
}

/**
 * Room on the data's own volume that only this program can give back: when other programs fill the disk, what was begun can
 * still be ended, and the user is told before the real end of the disk.
 */
export function ballastAt(path: string, look: () => Promise<number | undefined>): Ballast {
  const isLaid = async () => (await stat(path).catch(() => undefined))?.size === ballastBytes
  return {
    async lay() {
      if ((await isLaid()) || ((await look()) ?? 0) < plentyBytes) return
      const file = await open(path, 'w')
      try {
        // zeros would weigh nothing on a disk that compresses
        const piece = randomFillSync(new Uint8Array(pieceBytes))
        for (let at = 0; at < ballastBytes; at += piece.length) await file.write(piece, 0, piece.length, at)
      } catch (error) {
        await rm(path, { force: true })
        throw error
      } finally {
        await file.close()
      }
    },
    async freeBytes() {
      const free = await look()
      if (free === undefined || free >= nearlyFullBytes || !(await isLaid())) return free
      await rm(path, { force: true })
      return await look()
    },
  }
}
