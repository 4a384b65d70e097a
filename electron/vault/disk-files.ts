import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DiskError, type VaultFiles } from '#shared/vault/vault-files.ts'
import { flushedAlong } from '../adapters/flushed-along.ts'
import { syncFolder } from '../adapters/sync-folder.ts'
import { writeAll } from '../adapters/write-all.ts'

/** The calls that change something, so that tests can let any one of them fail. */
export interface DiskCalls {
  readonly open: typeof open
  readonly mkdir: typeof mkdir
  readonly rename: typeof rename
  readonly rm: typeof rm
  readonly readdir: typeof readdir
  readonly stat: typeof stat
  readonly syncFolder: typeof syncFolder
}
export const realCalls: DiskCalls = { open, mkdir, rename, rm, readdir, stat, syncFolder }

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined
const isMissing = (error: unknown): boolean => /^(ENOENT|ENOTDIR)$/.test(codeOf(error) ?? '')

/** The system's failures as the vault knows them; anything else is a bug. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = codeOf(error)
    if (error instanceof DiskError || code === undefined) throw error
    throw new DiskError(code, code === 'ENOSPC' || code === 'EDQUOT')
  }
}

/** A vault's files in a folder of the disk. `newId` names what has no name yet. */
export function diskFiles(root: string, newId: () => string, calls: DiskCalls = realCalls): VaultFiles {
  const at = (path: string) => join(root, ...path.split('/'))
  const known = new Set<string>()
  /** How far an append of ours may have come that failed: what lies up to there is nobody else's. */
  const unfinished = new Map<string, number>()
  /** Makes a folder and the names that lead to it last. */
  const folder = async (path: string): Promise<string> => {
    if (known.has(path)) return path
    const first = await calls.mkdir(path, { recursive: true })
    if (first !== undefined) {
      for (let made = path; made.length >= first.length; made = dirname(made))
        await calls.syncFolder(dirname(made))
    }
    known.add(path)
    return path
  }
  const place = async (from: string, to: string) => {
    await folder(dirname(to))
    await calls.rename(from, to)
    await calls.syncFolder(dirname(to))
  }

  return {
    list: (path) =>
      told(() =>
        calls.readdir(at(path)).catch((error: unknown) => {
          if (isMissing(error)) return []
          throw error
        }),
      ),
    sizeOf: (path) =>
      told(async () => {
        try {
          return (await calls.stat(at(path))).size
        } catch (error) {
          if (isMissing(error)) return undefined
          throw error
        }
      }),
    read: (path, offset, length) =>
      told(() =>
        withFile(calls, at(path), 'r', async (file) => {
          const bytes = new Uint8Array(length)
          let filled = 0
          while (filled < length) {
            const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled)
            if (bytesRead === 0) break
            filled += bytesRead
          }
          return bytes.subarray(0, filled)
        }),
      ),
    append: (path, from, bytes) =>
      told(() =>
        withFile(calls, at(path), 'r+', async (file) => {
          const { size } = await file.stat()
          // another program was here: to go on would leave a hole, or cut off what it wrote
          if (size < from || (size > (unfinished.get(path) ?? from) && bytes.length > 0))
            throw new DiskError('changed by another program')
          unfinished.set(path, Math.max(size, from + bytes.length))
          await file.truncate(from)
          await writeAll(file, bytes, from)
          await file.datasync()
        }).then(() => void unfinished.delete(path)),
      ),
    draft: () =>
      told(async () => {
        const temporary = join(await folder(at('tmp')), newId())
        const file = await calls.open(temporary, 'wx')
        let [written, isOpen, isOurs] = [0, true, true]
        const flush = flushedAlong(file)
        return {
          write: (bytes) =>
            told(async () => {
              await writeAll(file, bytes, written)
              written += bytes.length
              flush.wrote(bytes.length)
            }),
          keep: (path) =>
            told(async () => {
              await flush.end()
              isOpen = false
              await file.close()
              await place(temporary, at(path))
              isOurs = false
            }),
          discard: () =>
            told(async () => {
              if (!isOurs) return
              isOurs = false
              if (isOpen) await file.close()
              await calls.rm(temporary, { force: true })
            }),
        }
      }),
    move: (from, to) => told(() => place(at(from), at(to))),
    remove: (path) => told(() => calls.rm(at(path), { force: true })),
  }
}

async function withFile<T>(
  calls: DiskCalls,
  path: string,
  flags: 'r' | 'r+',
  work: (file: FileHandle) => Promise<T>,
): Promise<T> {
  const file = await calls.open(path, flags)
  try {
    return await work(file)
  } finally {
    await file.close()
  }
}
