import type { ByteSource, Sink } from '#shared/bundle/ports.ts'
import { memorySource } from './memory-source.ts'

/** A sink that keeps the file, and knows whether it was left behind. */
export interface MemorySink extends Sink {
  readonly bytes: () => Uint8Array
  readonly state: () => 'open' | 'closed' | 'aborted'
}

export function memorySink(): MemorySink {
  const parts: Uint8Array[] = []
  let position = 0
  let state: 'open' | 'closed' | 'aborted' = 'open'
  const bytes = () => new Uint8Array(Buffer.concat(parts))
  return {
    get position() {
      return position
    },
    bytes,
    state: () => state,
    write(piece) {
      parts.push(piece.slice())
      position += piece.length
      return Promise.resolve()
    },
    close(): Promise<ByteSource> {
      state = 'closed'
      return Promise.resolve(memorySource(bytes(), 'sink'))
    },
    abort() {
      state = 'aborted'
      parts.length = 0
      return Promise.resolve()
    },
  }
}
