import type { OutputFolder } from '#shared/bundle/ports.ts'
import { type MemorySink, memorySink } from './memory-sink.ts'

/** A folder that keeps its files, and knows whether they were left behind. */
export interface MemoryFolder extends OutputFolder {
  readonly files: ReadonlyMap<string, MemorySink>
  readonly state: () => 'open' | 'kept' | 'aborted'
}

export function memoryFolder(): MemoryFolder {
  const files = new Map<string, MemorySink>()
  let state: 'open' | 'kept' | 'aborted' = 'open'
  return {
    files,
    state: () => state,
    async create(fileName) {
      if (files.has(fileName)) throw new Error(`${fileName} was made before`)
      const sink = memorySink()
      files.set(fileName, sink)
      return await Promise.resolve(sink)
    },
    async keep() {
      state = 'kept'
      for (const sink of files.values()) await sink.keep()
    },
    async abort() {
      if (state === 'kept') return
      state = 'aborted'
      for (const sink of files.values()) await sink.abort()
      files.clear()
    },
  }
}
