import { createSHA256 } from 'hash-wasm'
import type { NewHash } from '#shared/bundle/ports.ts'

/** Hashes of one run that may be under way at the same time: the whole file's and an attachment's, and some to spare. */
const atOnce = 8

/** SHA-256 piece by piece. A hasher cannot be made on the spot (its wasm loads asynchronously), so a few are made before. */
export async function prepareHashes(): Promise<NewHash> {
  const free = await Promise.all(Array.from({ length: atOnce }, () => createSHA256()))
  return () => {
    const hasher = free.pop()
    if (!hasher) throw new Error(`more than ${atOnce} hashes at once`)
    hasher.init()
    return {
      update: (bytes) => void hasher.update(bytes),
      hexWith(bytes) {
        const state = hasher.save()
        hasher.update(bytes)
        const found = hasher.digest('hex')
        hasher.load(state)
        return found
      },
      hex() {
        free.push(hasher)
        return hasher.digest('hex')
      },
    }
  }
}
