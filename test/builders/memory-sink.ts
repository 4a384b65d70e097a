import type { ByteSource, Sink } from '#shared/bundle/ports.ts'
import { memorySource } from './memory-source.ts'

type SinkState = 'open' | 'closed' | 'kept' | 'aborted'

/** A sink that keeps the file, and knows whether it was left behind. */
export interface MemorySink extends Sink {
  readonly bytes: () => Uint8Array
  readonly state: () => SinkState
}

export function memorySink(): MemorySink {
  const parts: Uint8Array[] = []
  let position = 0
  let state: SinkState = 'open'
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
    keep() {
      state = 'kept'
      return Promise.resolve()
    },
    abort() {
      if (state === 'kept') return Promise.resolve()
      state = 'aborted'
      parts.length = 0
      return Promise.resolve()
    },
  }
}
