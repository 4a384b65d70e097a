import { Dexie, type Table } from 'dexie'
import type { Ballast } from '#shared/core/ports.ts'

/** More than LevelDB holds in memory (4 MiB), in rows too small to become files of their own (64 KiB). */
const [rows, rowBytes] = [160, 32 * 1024]
/** Free bytes below which no new log is begun. */
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

type Word = 'torn' | 'wanted' | 'mended'

/**
 * `first`: of the page, which mends for all parts of the program, in the room that its ballast gives back. The others write
 * nothing until it has: every try to open or write on a full disk tears the log once more.
 */
export function createLog(name: string, first: { readonly ballast?: Ballast } | undefined): Log {
  // a program that is gone may have ended in the middle of a write
  let isTorn = first !== undefined
  let mending: Promise<boolean> | undefined
  const others = new BroadcastChannel(name)
  const tell = (word: Word) => others.postMessage(word)
  const begin = async () => {
    const isBegun = (await beginNewLog(name)) || ((await first?.ballast?.drop()) && (await beginNewLog(name)))
    if (!isBegun) return false
    isTorn = false
    tell('mended')
    return true
  }
  const mend = async () => await (mending ??= begin().finally(() => (mending = undefined)))
  const torn = async () => {
    isTorn = true
    await first?.ballast?.drop()
    // should it fail, the next write tries again, and tells
    if (first) await mend()
  }
  others.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    if (data === 'torn') void torn()
    if (data === 'mended') isTorn = false
    if (data === 'wanted' && first && isTorn) void mend()
  })
  // in Node, where tests run, a channel would keep the process alive
  if ('unref' in others && typeof others.unref === 'function') others.unref()
  return {
    async mend() {
      if (!isTorn) return true
      if (first) return await mend()
      tell('wanted')
      return false
    },
    tear() {
      tell('torn')
      void torn()
    },
    close: () => others.close(),
  }
}
