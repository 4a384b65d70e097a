import { chunkBytes } from './chunk-bytes.ts'
import type { ObjectRow, PayloadDatabase } from './databases.ts'

/** Whether every chunk of an original is there, and the last of the right length. Reads no more than that one. */
export async function isWhole(
  { chunks }: Pick<PayloadDatabase, 'chunks'>,
  original: ObjectRow,
): Promise<boolean> {
  const { sid, bytes } = original
  const end = original.chunks - 1
  if (end < 0) return true
  const last = await chunks.get([sid, end])
  if (last?.d.length !== bytes - end * chunkBytes) return false
  return (await chunks.where('[sid+n]').between([sid, 0], [sid, end], true, true).count()) === original.chunks
}
