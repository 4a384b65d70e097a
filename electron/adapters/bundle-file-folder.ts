import { join } from 'node:path'
import type { OutputFolder } from '#shared/bundle/ports.ts'
import { createFileSink, type FileSink } from './bundle-file-sink.ts'
import type { FileSources } from './bundle-file-source.ts'

/** Files of one export in a folder. Each has a hidden name until all are on the disk. */
export function createFileFolder(path: string, sources: FileSources): OutputFolder {
  const sinks = new Map<string, FileSink>()
  return {
    async create(fileName) {
      if (sinks.has(fileName)) throw new Error(`${fileName} is made twice`)
      const sink = await createFileSink(join(path, fileName), sources)
      sinks.set(fileName, sink)
      return sink
    },
    async keep() {
      for (const sink of sinks.values()) await sink.onDisk()
      for (const sink of sinks.values()) await sink.keep()
    },
    async abort() {
      await Promise.all([...sinks.values()].map((sink) => sink.abort()))
    },
  }
}
