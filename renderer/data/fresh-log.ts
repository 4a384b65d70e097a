import { Dexie, type Table } from 'dexie'
import type { Ballast } from '#shared/core/ports.ts'

/** More than LevelDB holds in memory (4 MiB), in rows too small to become files of their own (64 KiB). */
const [rows, rowBytes] = [160, 32 * 1024]
/** Free bytes below which no new log is begun, and no store is opened. */
export const newLogBytes = 32 * 1024 * 1024

class LogDatabase extends Dexie {
  declare readonly filling: Table<{ readonly n: number; readonly d: Uint8Array }, number>

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.version(1).stores({ filling: 'n' })
  }
}

/** Bytes that do not shrink: what is small behind a compression fills nothing. */
function noise(): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(rowBytes / 4)
  let state = 0x9e3779b9
  for (let at = 0; at < words.length; at += 1) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    words[at] = state
  }
  return new Uint8Array(words.buffer)
}

/** Makes LevelDB leave its log behind and begin another: what lies behind a tear in it would be lost (decisions/0003). */
async function beginNewLog(name: string): Promise<boolean> {
  const db = new LogDatabase(name)
  try {
    const d = noise()
    await db.filling.bulkPut(Array.from({ length: rows }, (_, n) => ({ n, d })))
    // the change comes with the first write that finds the memory full
    await db.filling.put({ n: 0, d })
    return true
  } catch {
    return false // whatever stood in the way, the next write finds it again and tells
  } finally {
    db.close()
  }
}

/** Whether the browser's log may have been torn by a write that ended in the middle, in any tab or worker. */
export interface Log {
  /** Before a write: begins a new log where that is due. False: it could not yet, and nothing may be written. */
  readonly mend: () => Promise<boolean>
  /** A write failed as it does on a full disk. */
  readonly tear: () => void
  readonly close: () => void
}

/** `waiting`: a page could not mend it yet. Other pages do not listen to that: they would answer each other for ever. */
type Word = 'torn' | 'wanted' | 'mended' | 'waiting'

/** Milliseconds in which a page says whether the log is whole; where nobody does, nobody knows of a tear. */
const answerWithin = 1000

/** The page mends for all parts of the program, in the room that its ballast gives back. */
export type LogPart =
  | {
      readonly kind: 'page'
      readonly ballast?: Ballast | undefined
      readonly hasRoomFor?: (bytes: number) => Promise<boolean>
    }
  /** A worker that a page started: it may have been started because a write had failed. */
  | { readonly kind: 'beside-page' }
  | { readonly kind: 'alone' }

/**
 * The parts beside a page write nothing until it has mended: every try to open or write on a full disk tears the log once more.
 */
export function createLog(name: string, part: LogPart): Log {
  // a program that is gone may have ended in the middle of a write
  let isTorn = part.kind !== 'alone'
  let isClosed = false
  let mending: Promise<boolean> | undefined
  const ballast = part.kind === 'page' ? part.ballast : undefined
  let answered: (word: Word) => void = () => undefined
  const others = new BroadcastChannel(name)
  const tell = (word: Word) => {
    if (!isClosed) others.postMessage(word)
  }
  const begin = async () => {
    do {
      isTorn = false
      const isBegun = (await beginNewLog(name)) || ((await ballast?.drop()) && (await beginNewLog(name)))
      if (!isBegun) {
        isTorn = true
        tell('waiting')
        return false
      }
      // torn once more meanwhile, by a write that had been under way
    } while (isTorn)
    tell('mended')
    return true
  }
  const askPage = async () => {
    const answer = new Promise<Word | undefined>((resolve) => {
      answered = resolve
      setTimeout(resolve, answerWithin)
    })
    tell('wanted')
    isTorn = (await answer) === 'waiting'
    return !isTorn
  }
  const mendBy = part.kind === 'beside-page' ? askPage : begin
  const mend = async () => await (mending ??= mendBy().finally(() => (mending = undefined)))
  const torn = async () => {
    isTorn = true
    if (part.kind !== 'page') return
    // every try without room tears it once more
    await ballast?.drop()
    // should it fail, the next write tries again, and tells
    await mend()
  }
  const hear = (word: Word) => {
    if (word === 'torn') void torn()
    else if (word !== 'wanted') {
      if (word === 'mended') isTorn = false
      answered(word)
    } else if (part.kind === 'page') {
      if (isTorn || mending) void mend()
      else tell('mended')
    }
  }
  others.addEventListener('message', ({ data }: MessageEvent<Word>) => hear(data))
  // in Node, where tests run, a channel would keep the process alive
  if ('unref' in others && typeof others.unref === 'function') others.unref()
  return {
    mend: async () => (isTorn || mending ? await mend() : true),
    tear() {
      tell('torn')
      void torn()
    },
    close() {
      isClosed = true
      others.close()
    },
  }
}
