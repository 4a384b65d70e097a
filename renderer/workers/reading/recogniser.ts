import type { Original } from '#shared/core/evidence/exhibit.ts'
import type { Clock, RecognisedTextRepository, Tell, Unsubscribe } from '#shared/core/ports.ts'
import type { PictureReader } from './picture-reader.ts'
import { readerName } from './reader-name.ts'
import type { Writing } from './reading-protocol.ts'

/** How far the reading of pictures is. */
export interface ReadingProgress {
  readonly isOn: boolean
  /** Since there was last nothing to do. */
  readonly done: number
  readonly total: number
  /** Nothing can be read in this session: the reader does not come up, or its texts cannot be kept. */
  readonly isBroken: boolean
}

/** Reads what is written in pictures, one after the other, beside everything else. */
export interface Recogniser {
  /** Queues those of a case's originals that can be read and were not yet. */
  readonly want: (originals: readonly Original[]) => Promise<void>
  /** Off ends what is under way and forgets the queue. */
  readonly switchTo: (isOn: boolean) => void
  readonly watch: (tell: Tell<ReadingProgress>) => Unsubscribe
}

export interface RecogniserParts {
  readonly reader: PictureReader
  readonly texts: RecognisedTextRepository
  readonly clock: Clock
  /** Undefined when the original is gone or damaged: it is read when it is whole again. */
  readonly fileOf: (original: Original) => Promise<Blob | undefined>
  /** Runs one piece of work at a time in all windows together. */
  readonly alone: (work: () => Promise<void>) => Promise<void>
  readonly firstWriting: () => Writing
  readonly isOn: boolean
  /** Keeps the user's choice. */
  readonly onSwitch: (isOn: boolean) => void
}

/** Files above this would be held whole. */
const largestBytes = 256 * 1024 * 1024

/** Whether there may be writing in it that only eyes can read. */
export const isReadable = ({ media, bytes, problems }: Original): boolean =>
  (media === 'image' || media === 'pdf') &&
  bytes <= largestBytes &&
  problems.every(({ kind }) => kind === 'extension-mismatch')

export function createRecogniser(parts: RecogniserParts): Recogniser {
  const { reader, texts, clock, fileOf, alone } = parts
  const waiting = new Map<string, Original>()
  const tells = new Set<Tell<ReadingProgress>>()
  let progress: ReadingProgress = { isOn: parts.isOn, done: 0, total: 0, isBroken: false }
  let running: AbortController | undefined

  const report = (change: Partial<ReadingProgress>) => {
    progress = { ...progress, ...change }
    tells.forEach((tell) => tell(progress))
  }
  const isUnread = async ({ sha256 }: Original) =>
    (await texts.of([sha256])).get(sha256)?.reader !== readerName

  const readOne = async (original: Original, signal: AbortSignal) => {
    const isMoot = signal.aborted || !(await isUnread(original))
    const file = isMoot ? undefined : await fileOf(original)
    if (!file) return
    const answer = await reader.read(file, original.type, parts.firstWriting(), signal)
    if (answer.kind === 'cancelled') return
    const kept =
      answer.kind === 'read' &&
      (await texts.keep({
        sha256: original.sha256,
        reader: readerName,
        at: clock.now(),
        pages: answer.pages,
      }))
    if (kept === false || !kept.ok) report({ isBroken: true })
  }

  const run = async () => {
    if (running) return
    const mine = new AbortController()
    running = mine
    for (const [sha256, original] of waiting) {
      if (mine.signal.aborted || progress.isBroken) break
      await alone(() => readOne(original, mine.signal))
      if (mine.signal.aborted) break
      waiting.delete(sha256)
      report({ done: progress.done + 1 })
    }
    if (running === mine) running = undefined
    if (waiting.size === 0 || progress.isBroken) {
      waiting.clear()
      report({ done: 0, total: 0 })
    }
  }

  return {
    async want(originals) {
      if (!progress.isOn || progress.isBroken) return
      const readable = originals.filter((original) => isReadable(original) && !waiting.has(original.sha256))
      const known = await texts.of(readable.map(({ sha256 }) => sha256))
      if (!progress.isOn) return
      const before = waiting.size
      for (const original of readable)
        if (known.get(original.sha256)?.reader !== readerName) waiting.set(original.sha256, original)
      if (waiting.size === before) return
      report({ total: progress.total + waiting.size - before })
      await run()
    },
    switchTo(isOn) {
      if (isOn === progress.isOn) return
      running?.abort()
      running = undefined
      waiting.clear()
      report({ isOn, done: 0, total: 0 })
      parts.onSwitch(isOn)
    },
    watch(tell) {
      tells.add(tell)
      tell(progress)
      return () => tells.delete(tell)
    },
  }
}
