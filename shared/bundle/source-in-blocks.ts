import type { ByteSource } from './ports.ts'

const blockBytes = 64 * 1024
/** 8 MB at most. */
const mostBlocks = 128

/**
 * The same source, whose small reads come out of blocks that were read before. Whoever follows references through a file
 * asks thousands of times for a few bytes, and a Blob of many parts takes milliseconds to answer.
 */
export function inBlocks(source: ByteSource): ByteSource {
  // insertion order is order of use: the first block is the one unused for longest
  const blocks = new Map<number, Promise<Uint8Array>>()
  const block = (number: number): Promise<Uint8Array> => {
    const offset = number * blockBytes
    const known =
      blocks.get(number) ??
      // a copy: the source may use its array again
      source.read(offset, Math.min(blockBytes, source.bytes - offset)).then((bytes) => Uint8Array.from(bytes))
    blocks.delete(number)
    blocks.set(number, known)
    // nothing to keep; the next read tries again
    known.catch(() => blocks.delete(number))
    const [oldest] = blocks.keys()
    if (blocks.size > mostBlocks && oldest !== undefined) blocks.delete(oldest)
    return known
  }
  return {
    id: source.id,
    bytes: source.bytes,
    ...(source.readInto && { readInto: source.readInto.bind(source) }),
    async read(offset, length) {
      const isSmall = length > 0 && length <= blockBytes && offset >= 0 && offset + length <= source.bytes
      if (!isSmall) return source.read(offset, length)
      const first = Math.floor(offset / blockBytes)
      const start = offset - first * blockBytes
      const head = await block(first)
      if (start + length <= head.length) return head.slice(start, start + length)
      const bytes = new Uint8Array(length)
      bytes.set(head.subarray(start))
      bytes.set((await block(first + 1)).subarray(0, start + length - head.length), head.length - start)
      return bytes
    },
  }
}
