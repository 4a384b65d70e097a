import { constants } from 'node:fs'
import { type FileHandle, open, realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, sep } from 'node:path'

/** Measured with 1 GiB and with 300 files of 3 MiB: larger pieces are slower, smaller ones cost calls. New ones each time would have to be cleared. */
const pieceBytes = 256 * 1024

export interface GivenFile {
  readonly path: string
  /** As many as the page saw. */
  readonly bytes: number
}
/**
 * Lets `work` read a file that the person gave, from its first byte to its last; a piece is overwritten by the next but one.
 * `gone-or-changed` when no such file lies there or it cannot be read to its end: which of these it is, nobody is told.
 */
export type ReadGiven = <T>(
  file: GivenFile,
  work: (pieces: AsyncIterable<Uint8Array>) => Promise<T>,
) => Promise<T | 'gone-or-changed'>

/** The file cannot be read, or has fewer bytes than were seen. */
class Unreadable extends Error {}

// no link is followed in the file's own place, and no pipe or device keeps us waiting; Windows knows neither flag
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants>
const readOnly = (O_RDONLY ?? 0) | O_NOFOLLOW | O_NONBLOCK

/** How a file is opened, and how many milliseconds one step may take; tests choose their own. */
interface Patience {
  readonly open: (path: string, flags: number) => Promise<FileHandle>
  readonly stepMs: number
}

/**
 * Reads plain files outside of the folders that are `keptOut`. The path is believed no more than anything else that is
 * sent: one that leads to a device, a link, a folder of ours or another machine is as good as none. So is one on a drive
 * that does not answer: nothing waits for it.
 */
export function givenFiles(
  keptOut: readonly string[],
  { open: opens, stepMs }: Patience = { open, stepMs: 30_000 },
): ReadGiven {
  /** Steps that nobody waits for any more. Each holds one of the few threads that all of main reads and writes by. */
  let stuck = 0
  const readable = async <T>(step: Promise<T>): Promise<T> =>
    await inTime(step, stepMs, () => {
      stuck += 1
      const ended = () => void (stuck -= 1)
      step.then(ended, ended)
    })
  return async ({ path, bytes }, work) => {
    // `\\server\share` would make Windows introduce itself to that server
    if (stuck > 0 || !isAbsolute(path) || /^[\\/]{2}/.test(path)) return 'gone-or-changed'
    const opening = opens(path, readOnly)
    try {
      const file = await readable(opening)
      if (!(await readable(isGiven(file, path, bytes, keptOut)))) return 'gone-or-changed'
      return await work(piecesOf(file, bytes, readable))
    } catch (error) {
      if (error instanceof Unreadable) return 'gone-or-changed'
      throw error
    } finally {
      // whenever that is possible: a drive that does not answer cannot close anything either
      void opening.then((file) => file.close()).catch(() => undefined)
    }
  }
}

/** What was opened is asked, not its name: a name may lead elsewhere a moment later. */
async function isGiven(
  file: FileHandle,
  path: string,
  bytes: number,
  keptOut: readonly string[],
): Promise<boolean> {
  const opened = await file.stat({ bigint: true })
  if (!opened.isFile() || opened.size !== BigInt(bytes)) return false
  const real = await realpath(path)
  const named = await stat(real, { bigint: true })
  if (named.ino !== opened.ino || named.dev !== opened.dev) return false
  const folders = await Promise.all(keptOut.map((folder) => realpath(folder).catch(() => folder)))
  return !folders.some((folder) => isInside(real, folder))
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

async function* piecesOf(
  file: FileHandle,
  bytes: number,
  readable: <T>(step: Promise<T>) => Promise<T>,
): AsyncGenerator<Uint8Array> {
  const size = Math.min(pieceBytes, bytes)
  const pieces = [new Uint8Array(size), new Uint8Array(size)] as const
  const readAt = (at: number, turn: number) => {
    const piece = pieces[turn === 0 ? 0 : 1]
    const reading = readable(file.read(piece, 0, Math.min(size, bytes - at), at))
    // whoever comes to it hears of it
    reading.catch(() => undefined)
    return { piece, reading }
  }
  let ahead = readAt(0, 0)
  for (let [at, turn] = [0, 0]; at < bytes; turn = 1 - turn) {
    const { piece, reading } = ahead
    const { bytesRead } = await reading
    if (bytesRead === 0) throw new Unreadable()
    at += bytesRead
    // read while this one is hashed and written
    if (at < bytes) ahead = readAt(at, 1 - turn)
    yield piece.subarray(0, bytesRead)
  }
}

/** Whatever the system refuses here, or does not answer, the file cannot be had this way; anything else is a bug. */
async function inTime<T>(step: Promise<T>, stepMs: number, onLate: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      onLate()
      reject(new Unreadable())
    }, stepMs)
  })
  try {
    return await Promise.race([step, late])
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new Unreadable(error.message, { cause: error })
    throw error
  } finally {
    clearTimeout(timer)
  }
}
