import { type ByteSource, SourceError } from '#shared/bundle/ports.ts'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import type { ObjectStore } from '#shared/core/ports.ts'

/** As the store keeps originals: a read of one chunk is one row. */
const chunkBytes = 1024 * 1024
/** Chunks kept for all sources together, whatever the evidence weighs. */
const keptChunks = 8

type Chunk = Promise<Uint8Array>

/**
 * Originals as sources for the engine. Reads go through one small cache, the same for all; whoever reads a source
 * straight on finds the next chunk already on its way.
 */
export function objectSources(objects: Pick<ObjectStore, 'read'>): (original: Original) => ByteSource {
  const kept = new Map<string, Chunk>()

  const load = async ({ sha256, name, bytes }: Original, index: number): Chunk => {
    const offset = index * chunkBytes
    const wanted = Math.min(chunkBytes, bytes - offset)
    const answer = await objects.read(sha256, offset, wanted)
    if (!answer.ok) throw new SourceError(name, answer.failure.kind)
    if (answer.value.length !== wanted)
      throw new SourceError(name, `ends after ${offset + answer.value.length} bytes`)
    return answer.value
  }
  const chunkOf = (original: Original, index: number): Chunk => {
    const key = `${original.sha256} ${index}`
    const chunk = kept.get(key) ?? load(original, index)
    kept.delete(key)
    kept.set(key, chunk)
    // whoever waits for the chunk meets the failure; only the next one to ask must not get it from here
    chunk.catch(() => kept.delete(key))
    const oldest = kept.size > keptChunks ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
    return chunk
  }
  const readAhead = (original: Original, index: number): void => {
    if (index * chunkBytes < original.bytes) void chunkOf(original, index)
  }

  return (original) => {
    let last = -1
    return {
      id: original.sha256,
      bytes: original.bytes,
      async read(offset, length) {
        if (offset < 0 || offset + length > original.bytes)
          throw new SourceError(original.name, `has ${original.bytes} bytes, not ${offset + length}`)
        if (length === 0) return new Uint8Array(0)
        const first = Math.floor(offset / chunkBytes)
        const final = Math.floor((offset + length - 1) / chunkBytes)
        const isStraightOn = first === last + 1 || (first === last && final > last)
        last = final
        if (first === final) {
          const chunk = await chunkOf(original, first)
          if (isStraightOn && first > 0) readAhead(original, first + 1)
          const from = offset - first * chunkBytes
          return chunk.subarray(from, from + length)
        }
        const joined = new Uint8Array(length)
        for (let index = first; index <= final; index++) {
          const chunk = await chunkOf(original, index)
          readAhead(original, index + 1)
          const from = Math.max(offset - index * chunkBytes, 0)
          const until = Math.min(offset + length - index * chunkBytes, chunk.length)
          joined.set(chunk.subarray(from, until), index * chunkBytes + from - offset)
        }
        return joined
      },
    }
  }
}
