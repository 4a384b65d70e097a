// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { flushedAlong } from '../../electron/adapters/flushed-along.ts'
import { writeAll } from '../../electron/adapters/write-all.ts'

const mebibyte = 1024 * 1024

describe('a long file on its way to the disk', () => {
  it('is written whole and in order, by a disk that takes what it likes', async () => {
    const given = Uint8Array.from({ length: mebibyte + 5 }, (_, n) => n % 251)
    const disk = new Uint8Array(given.length + 3)
    const lengths: number[] = []
    const write = (bytes: Uint8Array, from = 0, length = 0, at = 0) => {
      const taken = Math.ceil(length / 2)
      lengths.push(length)
      disk.set(bytes.subarray(from, from + taken), at)
      return Promise.resolve({ bytesWritten: taken, buffer: bytes })
    }
    await writeAll({ write: write as never }, given, 3)

    expect(disk.subarray(3)).toEqual(given)
    expect(Math.max(...lengths)).toBe(256 * 1024)
  })

  it('is flushed while more comes, one flush at a time, and at its end', async () => {
    const ends: (() => void)[] = []
    const flush = flushedAlong({ datasync: () => new Promise<void>((resolve) => ends.push(resolve)) })
    flush.wrote(63 * mebibyte)
    await Promise.resolve()
    expect(ends).toHaveLength(0)

    flush.wrote(mebibyte)
    flush.wrote(100 * mebibyte)
    await Promise.resolve()
    expect(ends).toHaveLength(1)

    let isDone = false
    const done = flush.end().then(() => (isDone = true))
    ends[0]?.()
    await expect.poll(() => ends.length).toBe(2)
    expect(isDone).toBe(false)
    ends[1]?.()
    await done
  })

  it('is not taken for kept when the disk refused an early part, which it says only once', async () => {
    const refusal = new Error('EIO')
    let asked = 0
    const flush = flushedAlong({
      datasync: () => (++asked === 1 ? Promise.reject(refusal) : Promise.resolve()),
    })
    flush.wrote(64 * mebibyte)
    flush.wrote(64 * mebibyte)

    await expect(flush.end()).rejects.toBe(refusal)
  })
})
