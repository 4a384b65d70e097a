import { type ByteSource, SourceError } from '#shared/bundle/ports.ts'

/** A Blob read by range. The browser keeps it outside the heap, and on the disk when there are many. */
export const blobSource = (id: string, blob: Blob): ByteSource => ({
  id,
  bytes: blob.size,
  async read(offset, length) {
    if (offset < 0 || offset + length > blob.size) throw new SourceError(id, 'read past the end')
    return new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer())
  },
})
