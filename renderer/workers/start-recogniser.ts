import type { Original } from '#shared/core/evidence/exhibit.ts'
import type { Clock, ObjectStore, RecognisedTextRepository } from '#shared/core/ports.ts'
import { createPictureReader } from './reading/picture-reader.ts'
import { createRecogniser, type Recogniser } from './reading/recogniser.ts'
import type { Writing } from './reading/reading-protocol.ts'

export interface RecogniserSettings {
  readonly clock: Clock
  readonly texts: RecognisedTextRepository
  readonly objects: ObjectStore
  readonly isOn: boolean
  readonly onSwitch: (isOn: boolean) => void
  readonly firstWriting: () => Writing
}

const stepBytes = 1024 * 1024

/** The recogniser over real originals and its worker, one picture at a time in all windows of the program. */
export function startRecogniser({ objects, ...settings }: RecogniserSettings): Recogniser {
  const fileOf = async ({ sha256, bytes, type }: Original): Promise<Blob | undefined> => {
    const parts: Blob[] = []
    for (let at = 0; at < bytes; at += stepBytes) {
      const piece = await objects.read(sha256, at, Math.min(stepBytes, bytes - at))
      if (!piece.ok) return undefined
      parts.push(new Blob([piece.value]))
    }
    return new Blob(parts, { type })
  }
  return createRecogniser({
    ...settings,
    reader: createPictureReader(),
    fileOf,
    alone: async (work) => {
      await navigator.locks.request('recourse-reading', work)
    },
  })
}
