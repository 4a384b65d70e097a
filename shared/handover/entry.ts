import { type ByteSource, Cancelled, type NewHash } from '#shared/bundle/ports.ts'
import { ChunkRing, chunksOf } from '#shared/bundle/source-chunks.ts'
import { OriginalAltered } from '#shared/bundle/write/original-altered.ts'
import type { Cancel } from '#shared/core/ports.ts'

/** A file on its way into an archive. Its bytes are asked for once, and before the next file is. */
export interface HandoverEntry {
  /** With `/` between folders; plain ASCII. */
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array<ArrayBuffer>>
}

export interface EntryHash {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
}

const encoder = new TextEncoder()
export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text)

export async function* oneChunk(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield bytes
}

/** A source from its beginning to its end. Each chunk is the receiver's to keep. @throws Cancelled, SourceError. */
export async function* wholeSource(
  source: ByteSource,
  cancel: Cancel,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const chunk of chunksOf(source, 0, source.bytes, new ChunkRing())) {
    if (cancel.aborted) throw new Cancelled()
    yield new Uint8Array(chunk)
  }
}

/** Passes bytes on and says at the end what they hash to. */
export async function* hashed(
  { name, bytes }: HandoverEntry,
  newHash: NewHash,
  tell: (found: EntryHash) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const hash = newHash()
  let length = 0
  for await (const chunk of bytes) {
    hash.update(chunk)
    length += chunk.length
    yield chunk
  }
  tell({ name, sha256: hash.hex(), bytes: length })
}

/** @throws OriginalAltered when a file is not the one that was taken in. */
export function mustBe(found: EntryHash, expected: string, fileName: string): void {
  if (found.sha256 !== expected) throw new OriginalAltered(fileName, expected, found.sha256)
}
