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
async function beginNewLog(name: string): Promise<void> {
  const db = new LogDatabase(name)
  try {
    const d = noise()
    await db.filling.bulkPut(Array.from({ length: rows }, (_, n) => ({ n, d })))
    // the change comes with the first write that finds the memory full
    await db.filling.put({ n: 0, d })
  } finally {
    db.close()
  }
}

/** Whether the browser's log may have been torn by a write that ended in the middle, in any tab or worker. */
export interface Log {
  /** Before a write: begins a new log where that is due. @throws what the database threw. */
  readonly mend: () => Promise<void>
  /** A write failed as it does on a full disk. */
  readonly tear: () => void
  readonly close: () => void
}

/** `first`: of the page, which mends at once whatever part of the program it was that met a full disk. */
export function createLog(name: string, first: { readonly ballast?: Ballast } | undefined): Log {
  // a program that is gone may have ended in the middle of a write
  let isTorn = first !== undefined
  let mending: Promise<void> | undefined
  const begin = async () => {
    try {
      await beginNewLog(name)
    } catch (error) {
      if (!(await first?.ballast?.drop())) throw error
      await beginNewLog(name)
    }
    isTorn = false
  }
  const mend = async () => {
    if (isTorn) await (mending ??= begin().finally(() => (mending = undefined)))
  }
  const torn = () => {
    isTorn = true
    // should it fail, the next write tries again, and tells
    if (first) mend().catch(() => undefined)
  }
  const others = new BroadcastChannel(name)
  others.addEventListener('message', torn)
  // in Node, where tests run, a channel would keep the process alive
  if ('unref' in others && typeof others.unref === 'function') others.unref()
  return {
    mend,
    tear() {
      others.postMessage('torn')
      torn()
    },
    close: () => others.close(),
  }
}
