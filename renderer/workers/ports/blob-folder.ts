import type { OutputFolder } from '#shared/bundle/ports.ts'
import { type BlobSink, createBlobSink } from './blob-sink.ts'

/** Files that are Blobs: nothing of them is on the user's disk before they are saved. */
export interface BlobFolder extends OutputFolder {
  /** The finished files in the order in which they were begun. @throws before `keep` and after `abort`: a bug. */
  files(): readonly { readonly fileName: string; readonly file: Blob }[]
}

/** `typeOf` gives the media type of a file by its name. */
export function createBlobFolder(typeOf: (fileName: string) => string): BlobFolder {
  const sinks = new Map<string, BlobSink>()
  return {
    async create(fileName) {
      if (sinks.has(fileName)) throw new Error(`${fileName} was begun before`)
      const sink = createBlobSink(typeOf(fileName))
      sinks.set(fileName, sink)
      return sink
    },
    async keep() {
      for (const sink of sinks.values()) await sink.keep()
    },
    async abort() {
      for (const sink of sinks.values()) await sink.abort()
    },
    files: () => [...sinks].map(([fileName, sink]) => ({ fileName, file: sink.file() })),
  }
}
