import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { browserDisk } from '../../../renderer/platform/browser-disk.ts'

const MiB = 1024 * 1024

/** The page's private files on a disk that has so much room. */
function files(room: number) {
  let has: number | undefined
  const disk = { room, used: 0 }
  const missing = () => Promise.reject(new DOMException('none', 'NotFoundError'))
  const handle = {
    getFile: () => (has === undefined ? missing() : Promise.resolve({ size: has })),
    createWritable: () => {
      let written = 0
      return Promise.resolve({
        write: (piece: Blob) => {
          written += piece.size
          return written > disk.room
            ? Promise.reject(new DOMException('full', 'QuotaExceededError'))
            : Promise.resolve()
        },
        truncate: (bytes: number) => Promise.resolve(void (written = bytes)),
        abort: () => Promise.resolve(),
        close: () => Promise.resolve(void (has = written)),
      })
    },
  }
  const folder = {
    getFileHandle: (_name: string, options?: { readonly create?: boolean }) => {
      if (has === undefined && !options?.create) return missing()
      has ??= 0
      return Promise.resolve(handle)
    },
    removeEntry: () => (has === undefined ? missing() : Promise.resolve(void (has = undefined))),
  }
  return {
    disk,
    laid: () => has,
    // the page's own interface of hundreds of members, of which this needs one
    storage: {
      getDirectory: () => Promise.resolve(folder),
      estimate: () => Promise.resolve({ quota: 10_240 * MiB, usage: disk.used }),
    } as unknown as StorageManager,
  }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  window.localStorage.clear()
})

describe('the disk of a browser', () => {
  it('is not seen while all goes well', async () => {
    const { storage, laid } = files(1024 * MiB)
    const { freeBytes, ballast } = browserDisk(storage, window.localStorage)

    await ballast.lay()

    expect(await freeBytes()).toBeUndefined()
    expect(laid()).toBe(64 * MiB)
  })

  it('counts as full from the moment the ballast is given back, across starts too', async () => {
    const { storage, laid, disk } = files(100 * MiB)
    const first = browserDisk(storage, window.localStorage)
    await first.ballast.lay()
    disk.room = 10 * MiB

    expect(await first.ballast.drop()).toBe(true)

    expect(await first.freeBytes()).toBe(0)
    expect(await browserDisk(storage, window.localStorage).freeBytes()).toBe(0)
    expect(laid()).toBeUndefined()
  })

  it('tries out, on a disk that was full, whether there is room for so many bytes', async () => {
    const { storage, disk, laid } = files(100 * MiB)
    const { hasRoomFor, ballast } = browserDisk(storage, window.localStorage)
    await ballast.lay()
    disk.room = 10 * MiB
    expect(await hasRoomFor(32 * MiB)).toBe(true) // nothing has failed yet
    await ballast.drop()
    disk.room = 10 * MiB

    expect([await hasRoomFor(32 * MiB), await hasRoomFor(8 * MiB)]).toEqual([false, true])
    disk.room = 40 * MiB
    expect(await hasRoomFor(32 * MiB)).toBe(true)
    expect(laid()).toBeUndefined() // the trial leaves nothing
  })

  it('has room at a limit of the browser itself, where deleting must go on', async () => {
    const { storage, disk } = files(100 * MiB)
    const { hasRoomFor, ballast } = browserDisk(storage, window.localStorage)
    await ballast.lay()
    await ballast.drop()
    disk.room = 10 * MiB
    expect(await hasRoomFor(32 * MiB)).toBe(false)

    disk.used = 10_200 * MiB
    expect(await hasRoomFor(32 * MiB)).toBe(true)
  })

  it('is no longer full once the ballast lies again', async () => {
    const { storage, laid, disk } = files(100 * MiB)
    const { freeBytes, ballast } = browserDisk(storage, window.localStorage)
    await ballast.lay()
    disk.room = 10 * MiB
    await ballast.drop()
    expect(await freeBytes()).toBe(0)

    disk.room = 300 * MiB
    expect(await freeBytes()).toBe(0)
    await vi.advanceTimersByTimeAsync(30_000)

    expect(await freeBytes()).toBeUndefined()
    expect(laid()).toBe(64 * MiB)
  })

  it('stays full while there is room for little more than what was given back', async () => {
    const { storage, laid } = files(100 * MiB)
    const { freeBytes, ballast } = browserDisk(storage, window.localStorage)
    await ballast.lay()
    await ballast.drop()

    await vi.advanceTimersByTimeAsync(30_000)

    expect(await freeBytes()).toBe(0)
    expect(laid()).toBeUndefined()
  })

  it('is not what is full where the browser grants no more', async () => {
    const { storage, disk } = files(100 * MiB)
    const { freeBytes, ballast } = browserDisk(storage, window.localStorage)
    await ballast.lay()
    await ballast.drop()
    disk.used = 10_200 * MiB

    await vi.advanceTimersByTimeAsync(30_000)

    expect(await freeBytes()).toBeUndefined()
  })

  it('is tried less and less often while it stays full', async () => {
    const { storage, disk } = files(100 * MiB)
    const { freeBytes, ballast } = browserDisk(storage, window.localStorage)
    await ballast.lay()
    await ballast.drop()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await freeBytes()).toBe(0)

    disk.room = 300 * MiB
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await freeBytes()).toBe(0)
    await vi.advanceTimersByTimeAsync(60_000)

    expect(await freeBytes()).toBeUndefined()
  })

  it('is never taken for full where the browser keeps no private files', async () => {
    const { freeBytes, ballast } = browserDisk({} as StorageManager, window.localStorage)

    await ballast.lay()

    expect(await ballast.drop()).toBe(false)
    expect(await freeBytes()).toBeUndefined()
  })
})
