// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { NoRoom } from '../../../../renderer/workers/unsaved/unsaved-sink.ts'
import { aFolder, anUnsavedDisk, noDisk } from '../../../builders/an-unsaved-disk.ts'
import { someBytes } from '../../data/an-import.ts'

const MiB = 1024 * 1024
/** In 700,001 bytes each, so that pieces and parts do not meet. */
async function written(folder: ReturnType<typeof aFolder>, whole: Uint8Array, name = 'a.zip') {
  const sink = await folder.create(name)
  for (let at = 0; at < whole.length; at += 700_001) await sink.write(whole.slice(at, at + 700_001))
  return sink
}
const contentOf = async (file: Blob | undefined) => new Uint8Array((await file?.arrayBuffer()) ?? [])

describe.each([
  ['on a disk', () => anUnsavedDisk()],
  ['on a disk that is full after a while', () => anUnsavedDisk(9 * MiB)],
  ['without a disk', () => noDisk],
])('a file that nobody has saved yet, %s', (_, disk) => {
  it('holds what was written, in order, whatever the pieces', async () => {
    const whole = someBytes(20 * MiB + 3)
    const folder = aFolder(disk())
    const sink = await written(folder, whole)

    expect(sink.position).toBe(whole.length)
    const read = await sink.close()

    expect(read.bytes).toBe(whole.length)
    expect(Buffer.compare(await read.read(8 * MiB - 10, 20), whole.slice(8 * MiB - 10, 8 * MiB + 10))).toBe(0)
    const into = new Uint8Array(3)
    await read.readInto?.(20 * MiB, into)
    if (read.readInto) expect(into).toEqual(whole.slice(20 * MiB))
    await expect(read.read(whole.length - 1, 2)).rejects.toThrow('past the end')
    await folder.keep()
    const [only] = folder.files()
    expect(Buffer.compare(await contentOf(only?.file), whole)).toBe(0)
    expect(only?.file.type).toBe('application/zip')
  })

  it('keeps no hold of an array that was handed to it', async () => {
    const folder = aFolder(disk())
    const sink = await folder.create('a.zip')
    const piece = Uint8Array.of(1, 2, 3)
    await sink.write(piece)
    piece.fill(9)
    await sink.close()
    await folder.keep()

    expect([...(await contentOf(folder.files()[0]?.file))]).toEqual([1, 2, 3])
  })

  it('is there only once it is kept, and not after it was given up', async () => {
    const folder = aFolder(disk())
    const sink = await written(folder, Uint8Array.of(1))
    expect(() => folder.files()).toThrow('not finished')

    await sink.close()
    expect(() => folder.files()).toThrow('not finished')
    await folder.abort()

    expect(() => folder.files()).toThrow('not finished')
  })
})

describe('a folder of files that nobody has saved yet', () => {
  it.each([
    ['kept', async (folder: ReturnType<typeof aFolder>) => await folder.keep()],
    ['given up', async (folder: ReturnType<typeof aFolder>) => await folder.abort()],
  ])('lets go of the disk when it is %s', async (_, end) => {
    const disk = anUnsavedDisk()
    const folder = aFolder(disk)
    await (await written(folder, someBytes(MiB), 'a.zip')).close()
    await (await written(folder, someBytes(MiB), 'b.zip')).close()
    expect(disk.open()).toBe(2)

    await end(folder)

    expect(disk.open()).toBe(0)
  })

  it('lets go of a file that was not written to its end', async () => {
    const disk = anUnsavedDisk()
    const folder = aFolder(disk)
    await written(folder, someBytes(5 * MiB))

    await folder.abort()

    expect(disk.open()).toBe(0)
  })

  it('says so when a full disk leaves more than memory may take', async () => {
    const disk = anUnsavedDisk(9 * MiB)
    const folder = aFolder(disk, 8 * MiB)
    const sink = await folder.create('a.zip')
    await sink.write(someBytes(16 * MiB))

    await expect(sink.write(someBytes(4 * MiB))).rejects.toThrow(NoRoom)
    await folder.abort()
    expect(disk.open()).toBe(0)
  })

  it('gives its files in the order in which they were begun, and no name twice', async () => {
    const folder = aFolder()
    for (const name of ['b', 'a']) await (await written(folder, Uint8Array.of(1), name)).close()
    await folder.keep()

    expect(folder.files().map(({ fileName }) => fileName)).toEqual(['b', 'a'])
    await expect(folder.create('a')).rejects.toThrow('begun before')
  })
})
