import { createCRC32 } from 'hash-wasm'

/** CRC-32C of a chunk, kept beside it: a disk that gives back other bytes than it was given is found when they are read. */
export type ChunkCheck = (bytes: Uint8Array) => number

/** RFC 3720; the reflected polynomial, as hash-wasm takes it. */
const castagnoli = 0x82f63b78

export async function createChunkCheck(): Promise<ChunkCheck> {
  const crc = await createCRC32(castagnoli)
  return (bytes) => {
    const digest = crc.init().update(bytes).digest('binary')
    return new DataView(digest.buffer, digest.byteOffset).getUint32(0)
  }
}
