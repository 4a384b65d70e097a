import { type ByteSource, SourceError } from '../ports.ts'

/** Bytes that are in memory already, read like any other source. */
export const memorySource = (id: string, bytes: Uint8Array): ByteSource => ({
  id,
  bytes: bytes.length,
  async read(offset, length) {
    if (offset < 0 || offset + length > bytes.length) throw new SourceError(id, 'read past the end')
    return bytes.subarray(offset, offset + length)
  },
})
