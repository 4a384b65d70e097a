import { describe, expect, it } from 'vitest'
import { inBlocks } from '#shared/bundle/source-in-blocks.ts'
import { SourceError } from '#shared/bundle/ports.ts'
import { memorySource } from '../builders/memory-source.ts'
import { noise } from '../fixtures/make/broken.mjs'

const bytes = Uint8Array.from(noise(300_001, 1))

describe('a source read in blocks', () => {
  it.each([
    [0, 1],
    [65_530, 12],
    [65_536, 65_536],
    [100, 65_536],
    [200_000, 100_001],
    [300_000, 1],
    [300_001, 0],
  ])('gives the same bytes from %i, %i of them', async (offset, length) => {
    const source = inBlocks(memorySource(bytes))

    const first = await source.read(offset, length)
    expect(first).toEqual(bytes.slice(offset, offset + length))
    // what it gave may be written over
    first.fill(0)
    expect(await source.read(offset, length)).toEqual(bytes.slice(offset, offset + length))
  })

  it('reads a block once, however often it is asked', async () => {
    const behind = memorySource(bytes)
    const source = inBlocks(behind)

    for (let offset = 0; offset < 60_000; offset += 10) await source.read(offset, 10)

    expect(behind.reads()).toBe(65_536)
  })

  it('fails like its source, and tries again', async () => {
    let fails = true
    const source = inBlocks({
      ...memorySource(bytes),
      read: (offset, length) =>
        fails
          ? Promise.reject(new SourceError('x', 'gone'))
          : Promise.resolve(bytes.slice(offset, offset + length)),
    })
    await expect(source.read(5, 5)).rejects.toThrow('gone')
    fails = false

    expect(await source.read(5, 5)).toEqual(bytes.slice(5, 10))
    await expect(inBlocks(memorySource(bytes)).read(300_000, 2)).rejects.toThrow(SourceError)
  })
})
