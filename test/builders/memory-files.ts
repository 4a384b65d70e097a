import { DiskError, type VaultFiles } from '../../shared/vault/vault-files.ts'

/** A disk in memory that can fail at any of its steps, and lose what was not put down for good when the power goes. */
export interface MemoryFiles extends VaultFiles {
  /** What is on the disk now, by path. */
  readonly all: () => ReadonlyMap<string, Uint8Array>
  /** Puts bytes in a file's place, as a fault of the disk would. */
  readonly damage: (path: string, change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array | undefined) => void
  /** Steps that change something, so far. */
  readonly steps: () => number
}

interface Faults {
  /** Number (from 1) of the changing step that fails, and what it fails with. */
  readonly failsAt?: number
  readonly isFull?: boolean
  /** The failing step leaves the first so many bytes of what it should have written. */
  readonly leaves?: number
  /** From the failing step on nothing works any more: the power went. */
  readonly isPowerCut?: boolean
}

export function memoryFiles(
  held: ReadonlyMap<string, Uint8Array> = new Map(),
  { failsAt = Infinity, isFull = false, leaves = 0, isPowerCut = false }: Faults = {},
): MemoryFiles {
  const files = new Map<string, Uint8Array<ArrayBuffer>>(
    [...held].map(([path, bytes]) => [path, Uint8Array.from(bytes)]),
  )
  let steps = 0
  let drafts = 0
  const problem = () => new DiskError(isFull ? 'ENOSPC' : 'EIO', isFull)
  const isOff = () => isPowerCut && steps >= failsAt
  /** Counts a changing step; on the one that fails, `half` is what becomes of it. */
  const step = async (change: () => void, half: () => void = () => undefined): Promise<void> => {
    await Promise.resolve()
    if (isOff()) throw problem()
    steps += 1
    if (steps !== failsAt) return change()
    half()
    throw problem()
  }
  const content = (path: string) => {
    const bytes = files.get(path)
    if (!bytes) throw new DiskError('ENOENT')
    return bytes
  }
  const reading = async <T>(work: () => T): Promise<T> => {
    await Promise.resolve()
    if (isOff()) throw problem()
    return work()
  }

  return {
    all: () => files,
    steps: () => steps,
    damage(path, change) {
      const bytes = change(Uint8Array.from(content(path)))
      if (bytes) files.set(path, Uint8Array.from(bytes))
      else files.delete(path)
    },
    list: (folder) =>
      reading(() =>
        [...files.keys()]
          .filter((path) => path.startsWith(`${folder}/`))
          .map((path) => path.slice(folder.length + 1))
          .filter((name) => !name.includes('/')),
      ),
    sizeOf: (path) => reading(() => files.get(path)?.length),
    read: (path, offset, length) => reading(() => content(path).slice(offset, offset + length)),
    append: (path, at, bytes) => {
      const put = (piece: Uint8Array) => {
        const whole = new Uint8Array(at + piece.length)
        whole.set(content(path).subarray(0, at))
        whole.set(piece, at)
        files.set(path, whole)
      }
      return step(
        () => put(bytes),
        () => put(bytes.subarray(0, leaves)),
      )
    },
    async draft() {
      drafts += 1
      const temporary = `tmp/${drafts}`
      const pieces: Uint8Array[] = []
      let isOurs = true
      await step(() => files.set(temporary, new Uint8Array(0)))
      return {
        write: (bytes) => step(() => void pieces.push(Uint8Array.from(bytes))),
        keep: async (path) => {
          await step(() => undefined) // the bytes
          await step(() => {
            files.set(path, new Uint8Array(Buffer.concat(pieces)))
            files.delete(temporary)
            isOurs = false
          })
        },
        discard: async () => {
          if (!isOurs) return
          isOurs = false
          await step(() => void files.delete(temporary))
        },
      }
    },
    move: (from, to) =>
      step(() => {
        files.set(to, content(from))
        files.delete(from)
      }),
    remove: (path) => step(() => void files.delete(path)),
  }
}
