import { type ByteSource, SourceError } from '#shared/bundle/ports.ts'

/** Bytes in memory behind the engine's port; counts what is read, so that tests can see laziness. */
export function memorySource(
  bytes: Uint8Array,
  id = 'memory',
): ByteSource & { readonly reads: () => number } {
  let total = 0
  return {
    id,
    bytes: bytes.length,
    reads: () => total,
    read(offset, length) {
      if (offset + length > bytes.length) return Promise.reject(new SourceError(id, 'shorter than asked'))
      total += length
      return Promise.resolve(bytes.slice(offset, offset + length))
    },
  }
}
