import { type ByteSource, type Sink, SourceError } from '#shared/bundle/ports.ts'

/** Bytes that are gathered before they become a Blob, which the browser keeps outside the heap, and on disk when memory is short. */
const partBytes = 8 * 1024 * 1024

/** A file that is a Blob of Blobs: the heap never holds more than one part. */
export interface BlobSink extends Sink {
  /** The finished file. @throws before `keep` and after `abort`: a bug. */
  file(): Blob
}

export function createBlobSink(type: string): BlobSink {
  let parts: Blob[] = []
  let open: Uint8Array<ArrayBuffer> = new Uint8Array(partBytes)
  let filled = 0
  let position = 0
  let finished: Blob | undefined
  let kept = false

  const seal = (): void => {
    if (filled > 0) parts.push(new Blob([open.subarray(0, filled)]))
    filled = 0
  }
  return {
    get position() {
      return position
    },
    async write(bytes) {
      for (let from = 0; from < bytes.length;) {
        const taken = Math.min(bytes.length - from, partBytes - filled)
        open.set(bytes.subarray(from, from + taken), filled)
        filled += taken
        from += taken
        if (filled === partBytes) seal()
      }
      position += bytes.length
    },
    async close() {
      seal()
      finished = new Blob(parts, { type })
      parts = []
      open = new Uint8Array(0)
      return blobSource(finished, 'bundle')
    },
    async keep() {
      if (!finished) throw new Error('only a closed file is kept')
      kept = true
    },
    async abort() {
      if (kept) return
      parts = []
      open = new Uint8Array(0)
      filled = 0
      finished = undefined
    },
    file() {
      if (!finished || !kept) throw new Error('the file is not finished')
      return finished
    },
  }
}

/** A Blob read by range. */
export const blobSource = (blob: Blob, id: string): ByteSource => ({
  id,
  bytes: blob.size,
  async read(offset, length) {
    const bytes = new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer())
    if (bytes.length !== length) throw new SourceError(id, `ends after ${offset + bytes.length} bytes`)
    return bytes
  },
})
