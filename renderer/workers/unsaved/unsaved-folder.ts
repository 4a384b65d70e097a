import type { OutputFolder } from '#shared/bundle/ports.ts'
import type { UnsavedDisk } from './unsaved-disk.ts'
import { createUnsavedSink, NoRoom, type UnsavedSink } from './unsaved-sink.ts'

/** Of what a full disk refuses, so much is held in memory. */
const mostBesideBytes = 256 * 1024 * 1024

/** Files that were made and that nobody has saved yet. */
export interface UnsavedFolder extends OutputFolder {
  /** The finished files in the order in which they were begun. @throws before `keep` and after `abort`: a bug. */
  files(): readonly { readonly fileName: string; readonly file: Blob }[]
}

/**
 * `typeOf` gives the media type of a file by its name. What is aborted is closed; whoever gave the disk clears it.
 * Writing and closing throw NoRoom.
 */
export function createUnsavedFolder(
  disk: UnsavedDisk,
  typeOf: (fileName: string) => string,
  mostBeside = mostBesideBytes,
): UnsavedFolder {
  const sinks = new Map<string, UnsavedSink | undefined>()
  const begun = () => [...sinks].flatMap(([fileName, sink]) => (sink ? [{ fileName, sink }] : []))
  let hasDisk = false
  let beside = 0
  const watched: UnsavedDisk = {
    async create() {
      const file = await disk.create()
      hasDisk ||= file !== undefined
      return file
    },
  }
  const takeMemory = (bytes: number): void => {
    beside += bytes
    // without a disk the browser has to see where it keeps them
    if (hasDisk && beside > mostBeside) throw new NoRoom()
  }
  return {
    async create(fileName) {
      if (sinks.has(fileName)) throw new Error(`${fileName} was begun before`)
      sinks.set(fileName, undefined)
      const sink = await createUnsavedSink({ name: fileName, type: typeOf(fileName) }, watched, takeMemory)
      sinks.set(fileName, sink)
      return sink
    },
    async keep() {
      for (const { sink } of begun()) await sink.keep()
    },
    async abort() {
      for (const { sink } of begun()) await sink.abort()
    },
    files: () => begun().map(({ fileName, sink }) => ({ fileName, file: sink.file() })),
  }
}
