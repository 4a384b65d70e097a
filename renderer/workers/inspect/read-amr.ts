import type { Damage } from '#shared/core/evidence/exhibit.ts'
import type { BoundedFile } from './bounded-file.ts'

/** Bytes of a frame by its type, header included (RFC 4867, 5.3). A frame lasts 20 ms. */
const narrow = [13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1]
const wide = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1]

/** The call recorder's format on many phones, which neither music-metadata nor browsers know. */
export async function readAmr(
  file: BoundedFile,
): Promise<{ readonly durationMs?: number; readonly damage?: Damage }> {
  const head = String.fromCharCode(...(await file.read(0, 9)))
  const isWide = head === '#!AMR-WB\n'
  const sizes = isWide ? wide : narrow
  let frames = 0
  let at = isWide ? 9 : 6
  while (at < file.size) {
    const piece = await file.read(at, 65_536)
    let used = 0
    while (used < piece.length) {
      const size = sizes[((piece[used] ?? 0) >> 3) & 15] ?? 1
      if (used + size > piece.length) break
      used += size
      frames++
    }
    if (used === 0) return { durationMs: frames * 20, damage: 'truncated' }
    at += used
  }
  return frames === 0 ? { damage: 'unreadable' } : { durationMs: frames * 20 }
}
