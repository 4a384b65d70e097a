import type { FileHandle } from 'node:fs/promises'
import { type DiskCalls, realCalls } from '../../electron/vault/disk-files.ts'

type Call = (...args: never[]) => Promise<unknown>

/** The real disk's calls, of which one fails: that of number `failsAt`, from 1, with the system's `code`. */
export function failingCalls(failsAt = Infinity, code = 'EIO') {
  let count = 0
  /** Does the call, or `half` of it and fails. */
  const counted = async (whole: () => Promise<unknown>, half?: () => Promise<unknown>): Promise<unknown> => {
    count += 1
    if (count !== failsAt) return await whole()
    await half?.()
    throw Object.assign(new Error(`${code}: as the test wants it`), { code })
  }
  const failing = <C extends Call>(call: C): C =>
    new Proxy(call, { apply: (target, self, args) => counted(() => Reflect.apply(target, self, args)) })

  const methods = new Set<string | symbol>(['read', 'write', 'truncate', 'datasync', 'stat', 'close'])
  const failingFile = (file: FileHandle): FileHandle =>
    new Proxy(file, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function' || !methods.has(name)) return method
        return (...args: unknown[]) => {
          const whole = () => Promise.resolve<unknown>(Reflect.apply(method, target, args))
          if (name === 'close') return counted(whole, whole)
          // a disk takes a part of a write before it fails
          const half = () =>
            target.write(args[0] as Uint8Array, 0, Math.floor(Number(args[2]) / 2), Number(args[3]))
          return counted(whole, name === 'write' ? half : undefined)
        }
      },
    })
  const open: typeof realCalls.open = new Proxy(realCalls.open, {
    apply: async (target, self, args: Parameters<typeof realCalls.open>) => {
      let file: FileHandle | undefined
      await counted(async () => (file = await Reflect.apply(target, self, args)))
      return file && failingFile(file)
    },
  })
  const calls: DiskCalls = {
    open,
    mkdir: failing(realCalls.mkdir),
    rename: failing(realCalls.rename),
    rm: failing(realCalls.rm),
    readdir: failing(realCalls.readdir),
    stat: failing(realCalls.stat),
    syncFolder: failing(realCalls.syncFolder),
  }
  return { calls, count: () => count }
}
