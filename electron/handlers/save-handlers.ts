import { basename } from 'node:path'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { Caller, Handlers } from '#shared/ipc/contract.ts'
import type { MainFailure } from '#shared/ipc/main-failure.ts'

/** A file that is being written beside the place where it will stand. */
export interface NewFile {
  write(bytes: Uint8Array): Promise<void>
  /** Flushes to the disk, closes, and gives the file its name. */
  finish(): Promise<void>
  /** Closes and removes it. Nothing happens the second time. */
  discard(): Promise<void>
}

export interface SavePorts {
  /** Shows the system's dialog above the caller's window. Undefined when the person thought better of it. */
  readonly askSavePath: (suggestedName: string, caller: Caller) => Promise<string | undefined>
  readonly createBeside: (path: string) => Promise<NewFile>
  /** Of the volume that holds `path`; undefined where the system does not tell. */
  readonly freeBytesAt: (path: string) => Promise<number | undefined>
  readonly newId: () => string
}

interface Save {
  readonly caller: number
  readonly path: string
  readonly size: number
  readonly file: NewFile
  /** Bytes accepted so far, and the work on the last of them. */
  received: number
  written: Promise<void>
  finishing: boolean
}

type SaveChannel = 'file:save-start' | 'file:save-chunk' | 'file:save-finish' | 'file:save-abort'
export interface Saves {
  readonly handlers: Pick<Handlers, SaveChannel>
  /** The page went away: its unfinished files go too. */
  readonly dropOf: (callerId: number) => Promise<void>
  readonly dropAll: () => Promise<void>
  readonly openCount: () => number
}

/** Saving in pieces. The page holds an id, never a path; until the last step there is only a temporary file. */
export function createSaves(ports: SavePorts): Saves {
  const open = new Map<string, Save>()

  /** The caller's own open file. Somebody else's is as unknown as one that never was. */
  const find = (saveId: string, caller: Caller) => {
    const save = open.get(saveId)
    return save?.caller === caller.id && !save.finishing ? save : undefined
  }
  const drop = async (saveId: string, save: Save) => {
    open.delete(saveId)
    await save.written.catch(() => undefined) // whoever wrote has been told already
    await save.file.discard()
  }
  const dropWhere = async (isMeant: (save: Save) => boolean) => {
    await Promise.all([...open].filter(([, save]) => isMeant(save)).map(([id, save]) => drop(id, save)))
  }
  const failureOf = async (error: unknown, path: string, neededBytes: number): Promise<MainFailure> => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    if (code === undefined) throw error // not the disk's doing: a bug
    if (code === 'ENOSPC' || code === 'EDQUOT')
      return { kind: 'storage/full', neededBytes, ...free(await ports.freeBytesAt(path)) }
    return { kind: 'shell/cannot-write', fileName: basename(path), detail: code }
  }
  const unknown = (channel: SaveChannel, detail = 'no such file is open') =>
    failed<MainFailure>({ kind: 'ipc/bad-arguments', channel, detail })

  return {
    handlers: {
      'file:save-start': async ({ suggestedName, size }, caller) => {
        const path = await ports.askSavePath(suggestedName, caller)
        if (path === undefined) return ok('cancelled')
        const freeBytes = await ports.freeBytesAt(path)
        if (freeBytes !== undefined && freeBytes < size)
          return failed({ kind: 'storage/full', neededBytes: size, freeBytes })
        return attempt(
          async () => {
            const file = await ports.createBeside(path)
            const saveId = ports.newId()
            const begun = { received: 0, written: Promise.resolve(), finishing: false }
            open.set(saveId, { caller: caller.id, path, size, file, ...begun })
            return { saveId, name: basename(path) }
          },
          (error) => failureOf(error, path, size),
        )
      },

      'file:save-chunk': async ({ saveId, offset, bytes }, caller) => {
        const save = find(saveId, caller)
        if (!save) return unknown('file:save-chunk')
        if (offset !== save.received) return unknown('file:save-chunk', `expected offset ${save.received}`)
        if (offset + bytes.byteLength > save.size) return unknown('file:save-chunk', 'more than announced')
        save.received += bytes.byteLength
        save.written = save.written.then(() => save.file.write(bytes))
        return attempt(
          async () => {
            await save.written
            return {}
          },
          async (error) => {
            await drop(saveId, save)
            return failureOf(error, save.path, save.size - offset)
          },
        )
      },

      'file:save-finish': async ({ saveId }, caller) => {
        const save = find(saveId, caller)
        if (!save) return unknown('file:save-finish')
        if (save.received !== save.size)
          return unknown('file:save-finish', `${save.received} of ${save.size} bytes`)
        save.finishing = true
        save.written = save.written.then(() => save.file.finish())
        return attempt(
          async () => {
            await save.written
            open.delete(saveId)
            return { name: basename(save.path), path: save.path }
          },
          async (error) => {
            await drop(saveId, save)
            return failureOf(error, save.path, save.size)
          },
        )
      },

      'file:save-abort': async ({ saveId }, caller) => {
        const save = find(saveId, caller)
        if (save) await drop(saveId, save)
        return ok({})
      },
    },
    dropOf: (callerId) => dropWhere((save) => save.caller === callerId),
    dropAll: () => dropWhere(() => true),
    openCount: () => open.size,
  }
}

const free = (freeBytes: number | undefined) => (freeBytes === undefined ? {} : { freeBytes })

async function attempt<T>(
  work: () => Promise<T>,
  failureOf: (error: unknown) => Promise<MainFailure>,
): Promise<Result<T, MainFailure>> {
  try {
    return ok(await work())
  } catch (error) {
    return failed(await failureOf(error))
  }
}
