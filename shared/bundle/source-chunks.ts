import type { ByteSource } from './ports.ts'

/** Two pieces of memory of one size: one is read into while the other is worked on. */
export type ChunkBuffers = readonly [Uint8Array, Uint8Array]

/** A chunk stays in the processor's cache while it is hashed and written; larger ones are slower, smaller ones cost calls. */
export const chunkBytes = 1024 * 1024
export const chunkBuffers = (): ChunkBuffers => [new Uint8Array(chunkBytes), new Uint8Array(chunkBytes)]

/**
 * A range of a source in chunks, each good until the next is asked for. Where the source can fill our memory
 * (`readInto`) the next chunk is read meanwhile, and none is allocated.
 * @throws SourceError like the source.
 */
export async function* chunksOf(
  source: ByteSource,
  offset: number,
  length: number,
  buffers: ChunkBuffers,
): AsyncGenerator<Uint8Array> {
  const size = buffers[0].length
  const into = source.readInto?.bind(source)
  if (!into) {
    for (let done = 0; done < length; done += size) {
      yield await source.read(offset + done, Math.min(size, length - done))
    }
    return
  }
  const read = async (done: number, buffer: Uint8Array): Promise<Uint8Array> => {
    const chunk = buffer.subarray(0, Math.min(size, length - done))
    await into(offset + done, chunk)
    return chunk
  }
  let [current, spare] = buffers
  let ahead = length > 0 ? read(0, current) : undefined
  for (let done = 0; ahead;) {
    const chunk = await ahead
    done += chunk.length
    ahead = done < length ? read(done, spare) : undefined
    // its failure is met when it is awaited; whoever stops listening before does not want to hear it
    ahead?.catch(() => undefined)
    yield chunk
    ;[current, spare] = [spare, current]
  }
}
