import { type ByteSource, SourceError } from '#shared/bundle/ports.ts'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import type { ObjectStore } from '#shared/core/ports.ts'

/** As the store keeps originals: a read of one chunk is one row. */
const chunkBytes = 1024 * 1024
/** Chunks kept for all sources together, whatever the evidence weighs. */
const keptChunks = 8

interface Chunk {
  readonly bytes: Promise<Uint8Array>
  /** Reads that have not taken their bytes yet. */
  readers: number
  /** Somebody may still look at a part of it. */
  isLent: boolean
  isDropped: boolean
}

/**
 * Gives the memory of a chunk back at once. Left to the collector, which sees small objects only, a gigabyte read would be
 * hundreds of megabytes in use.
 */
async function letGo(chunk: Chunk): Promise<void> {
  if (!chunk.isDropped || chunk.isLent || chunk.readers > 0) return
  const { buffer } = await chunk.bytes
  // absent in Node 20
  if ('transfer' in buffer && !buffer.detached) buffer.transfer(0)
}

/**
 * Originals as sources for the engine. Reads go through one small cache, the same for all; whoever reads a source
 * straight on finds the next chunk already on its way.
 */
export function objectSources(objects: Pick<ObjectStore, 'read'>): (original: Original) => ByteSource {
  const kept = new Map<string, Chunk>()

  const load = async ({ sha256, name, bytes }: Original, index: number): Promise<Uint8Array> => {
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
    const chunk = kept.get(key) ?? {
      bytes: load(original, index),
      readers: 0,
      isLent: false,
      isDropped: false,
    }
    kept.delete(key)
    kept.set(key, chunk)
    // whoever waits for the chunk meets the failure; only the next one to ask must not get it from here
    chunk.bytes.catch(() => kept.delete(key))
    const oldest = kept.size > keptChunks ? kept.keys().next().value : undefined
    if (oldest !== undefined) drop(oldest)
    return chunk
  }
  const drop = (key: string): void => {
    const chunk = kept.get(key)
    kept.delete(key)
    if (!chunk) return
    chunk.isDropped = true
    void letGo(chunk).catch(() => undefined)
  }
  /** The chunk's bytes while `take` works on them, which must not wait. */
  const withBytes = async <T>(chunk: Chunk, take: (bytes: Uint8Array) => T): Promise<T> => {
    chunk.readers++
    try {
      return take(await chunk.bytes)
    } finally {
      chunk.readers--
      void letGo(chunk).catch(() => undefined)
    }
  }
  const readAhead = (original: Original, index: number): void => {
    if (index * chunkBytes < original.bytes) void chunkOf(original, index)
  }

  return (original) => {
    let last = -1
    const check = (offset: number, length: number): void => {
      if (offset < 0 || offset + length > original.bytes)
        throw new SourceError(original.name, `has ${original.bytes} bytes, not ${offset + length}`)
    }
    const readInto = async (offset: number, into: Uint8Array): Promise<void> => {
      check(offset, into.length)
      if (into.length === 0) return
      const first = Math.floor(offset / chunkBytes)
      const final = Math.floor((offset + into.length - 1) / chunkBytes)
      const isStraightOn = first === last + 1 || (first === last && final > last)
      last = final
      for (let index = first; index <= final; index++) {
        const chunk = chunkOf(original, index)
        if (final > first || (isStraightOn && first > 0)) readAhead(original, index + 1)
        const at = index * chunkBytes
        const from = Math.max(offset - at, 0)
        const until = Math.min(offset + into.length - at, chunkBytes)
        await withBytes(chunk, (bytes) => into.set(bytes.subarray(from, until), at + from - offset))
      }
    }
    return {
      id: original.sha256,
      bytes: original.bytes,
      readInto,
      async read(offset, length) {
        check(offset, length)
        const index = Math.floor(offset / chunkBytes)
        const from = offset - index * chunkBytes
        if (length === 0 || from + length > chunkBytes) {
          const joined = new Uint8Array(length)
          await readInto(offset, joined)
          return joined
        }
        const isStraightOn = index === last + 1
        last = index
        const chunk = chunkOf(original, index)
        chunk.isLent = true
        const bytes = await chunk.bytes
        if (isStraightOn && index > 0) readAhead(original, index + 1)
        return bytes.subarray(from, from + length)
      },
    }
  }
}
