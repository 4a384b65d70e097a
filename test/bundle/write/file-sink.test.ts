import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { SourceError } from '#shared/bundle/ports.ts'
import { createFileFolder } from '../../../electron/adapters/bundle-file-folder.ts'
import { createFileSink } from '../../../electron/adapters/bundle-file-sink.ts'
import { createFileSources } from '../../../electron/adapters/bundle-file-source.ts'
import { noise } from '../../fixtures/make/broken.mjs'
import { inFolder } from '../judges.ts'

describe('a file sink', () => {
  it('shows the file under its name only when it is kept', () =>
    inFolder(async (folder) => {
      const sources = createFileSources()
      const sink = await createFileSink(join(folder, '证据册.pdf'), sources)
      await sink.write(Buffer.from('whole'))

      const file = await sink.close()
      expect(Buffer.from(await file.read(0, 5)).toString()).toBe('whole')
      expect(readdirSync(folder)).not.toContain('证据册.pdf')
      await sink.keep()
      await sink.abort()
      expect(readdirSync(folder)).toEqual(['证据册.pdf'])
      expect(readFileSync(join(folder, '证据册.pdf'), 'utf8')).toBe('whole')
      await sources.close()
    }))

  it('writes pieces of any size in their order', () =>
    inFolder(async (folder) => {
      const sink = await createFileSink(join(folder, 'f'), createFileSources())
      const pieces = [1, 200_000, 3, 900_000, 2_500_000, 0, 7, 262_144, 262_145].map((size, index) =>
        noise(size, index + 1),
      )
      for (const piece of pieces) {
        const mine = new Uint8Array(piece)
        await sink.write(mine)
        // the sink may not look at it any more
        mine.fill(0)
      }
      expect(sink.position).toBe(pieces.reduce((sum, piece) => sum + piece.length, 0))
      await sink.close()
      await sink.keep()

      expect(readFileSync(join(folder, 'f')).equals(Buffer.concat(pieces))).toBe(true)
    }))

  it('leaves nothing when it is aborted, also after it was closed', () =>
    inFolder(async (folder) => {
      for (const close of [false, true]) {
        const sink = await createFileSink(join(folder, 'f'), createFileSources())
        await sink.write(noise(2_000_000, 1))
        if (close) await sink.close()
        await sink.abort()
        await sink.abort()

        expect(readdirSync(folder)).toEqual([])
      }
    }))

  it.each([false, true])('leaves an older file of its name when it is aborted (closed before: %s)', (close) =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'f'), 'older')
      const sink = await createFileSink(join(folder, 'f'), createFileSources())
      await sink.write(Buffer.from('newer'))
      if (close) await sink.close()
      await sink.abort()

      expect(readdirSync(folder)).toEqual(['f'])
      expect(readFileSync(join(folder, 'f'), 'utf8')).toBe('older')
    }),
  )

  it('takes the place of an older file when it is kept', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'f'), 'older')
      const sink = await createFileSink(join(folder, 'f'), createFileSources())
      await sink.write(Buffer.from('newer'))
      await expect(sink.keep()).rejects.toThrow('closed')
      await sink.close()
      await sink.keep()

      expect(readdirSync(folder)).toEqual(['f'])
      expect(readFileSync(join(folder, 'f'), 'utf8')).toBe('newer')
    }))
})

describe('a folder of files that belong together', () => {
  it('names none of them when the disk fails to take one', () =>
    inFolder(async (path) => {
      const handle = await open(join(path, 'any'), 'w')
      const handles = Object.getPrototypeOf(handle) as typeof handle
      await handle.close()
      const sources = createFileSources()
      const folder = createFileFolder(path, sources)
      for (const name of ['1.pdf', '2.pdf']) {
        const sink = await folder.create(name)
        await sink.write(Buffer.from(name))
        if (name === '2.pdf') vi.spyOn(handles, 'datasync').mockRejectedValueOnce(new Error('EIO'))
        await sink.close()
      }
      await expect(folder.keep()).rejects.toThrow('EIO')
      await folder.abort()

      expect(readdirSync(path)).toEqual(['any'])
      vi.restoreAllMocks()
    }))
})

describe('a file source', () => {
  it('reads ranges of more files than it may hold open', () =>
    inFolder(async (folder) => {
      const sources = createFileSources(2)
      const files = await Promise.all(
        [0, 1, 2, 3, 4].map(async (index) => {
          writeFileSync(join(folder, String(index)), `file ${index}`)
          return sources.open(join(folder, String(index)))
        }),
      )
      const read = await Promise.all([...files, ...files].map((file) => file.read(5, 1)))

      expect(Buffer.concat(read).toString()).toBe('0123401234')
      await sources.close()
    }))

  it('tells of a file that is not there, and of one that is shorter than asked', () =>
    inFolder(async (folder) => {
      const sources = createFileSources()
      writeFileSync(join(folder, 'short'), '12345')
      const file = await sources.open(join(folder, 'short'))

      await expect(sources.open(join(folder, 'none'))).rejects.toBeInstanceOf(SourceError)
      await expect(file.read(3, 10)).rejects.toBeInstanceOf(SourceError)
      await expect(file.readInto(3, new Uint8Array(10))).rejects.toBeInstanceOf(SourceError)
      await sources.close()
    }))
})
