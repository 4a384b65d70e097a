import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Cancelled, type Progress, SourceError } from '#shared/bundle/ports.ts'
import type { Attachment } from '#shared/bundle/render/document-model.ts'
import { writeDocument } from '#shared/bundle/render/write-document.ts'
import { createFileSink } from '../../../electron/adapters/bundle-file-sink.ts'
import { createFileSources, type FileSources } from '../../../electron/adapters/bundle-file-source.ts'
import { nodeDeflate, nodeHash } from '../../../electron/adapters/bundle-ports.ts'
import { nodeShaper } from '../../builders/node-shaper.ts'
import { aDocument, aPage, quietRun } from '../../builders/written-pdf.ts'
import { noise } from '../../fixtures/make/broken.mjs'
import { ask, inFolder, judgedBy } from '../judges.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Files of every awkward size on the disk, as attachments. */
async function originalsIn(folder: string, sources: FileSources): Promise<readonly Attachment[]> {
  const megabyte = 1024 * 1024
  const files: readonly [string, number][] = [
    ['0001_空文件.txt', 0],
    ['0002_a.bin', 1],
    ['0003_发票（电子）.pdf', 5_000],
    ['0004_chunk.wav', megabyte],
    ['0005_录音 2024-05-10.m4a', 3 * megabyte + 17],
    ['0006_(odd) \\name.bin', 300_000],
  ]
  const attachments: Attachment[] = []
  for (const [index, [fileName, size]] of files.entries()) {
    const path = join(folder, `original-${index}`)
    const bytes = noise(size, index + 1)
    writeFileSync(path, bytes)
    attachments.push({
      fileName,
      source: await sources.open(path),
      type: 'application/octet-stream',
      description: `证据${index + 1} 的原件`,
      modifiedAt: '2024-05-10T09:00:00.000Z',
    })
  }
  return attachments
}

const ports = async () => ({ deflate: nodeDeflate, newHash: nodeHash, shaper: await nodeShaper() })

describe('a file with originals', async () => {
  const { deflate, newHash, shaper } = await ports()
  const inSetting = (use: (folder: string, sources: FileSources) => Promise<void>) =>
    inFolder(async (folder) => {
      const sources = createFileSources(3)
      try {
        await use(folder, sources)
      } finally {
        await sources.close()
      }
    })
  const write = async (
    folder: string,
    sources: FileSources,
    attachments: readonly Attachment[],
    run = quietRun,
  ) => {
    const sink = await createFileSink(join(folder, 'bundle.pdf'), sources)
    const document = aDocument({ pages: [aPage(1)], attachments })
    try {
      const written = await writeDocument(document, { deflate, newHash, shaper }, sink, run)
      await sink.close()
      await sink.keep()
      return written
    } catch (error) {
      await sink.abort()
      throw error
    }
  }

  const judges = judgedBy('pdfdetach', 'qpdf')
  it.skipIf(judges.skip)(`gives back every byte of them (${judges.note})`, () =>
    inSetting(async (folder, sources) => {
      const attachments = await originalsIn(folder, sources)
      await write(folder, sources, attachments)
      const pdf = join(folder, 'bundle.pdf')
      const out = join(folder, 'out')
      mkdirSync(out)

      expect(ask('qpdf', '--check', pdf).status).toBe(0)
      expect(ask('pdfdetach', '-enc', 'UTF-8', '-list', pdf).stdout).toContain('0003_发票（电子）.pdf')
      for (const index of attachments.keys()) {
        const target = join(out, String(index))
        ask('pdfdetach', '-save', String(index + 1), '-o', target, pdf)
        expect(sha256(readFileSync(target))).toBe(sha256(readFileSync(join(folder, `original-${index}`))))
      }
      const listed = ask('qpdf', '--list-attachments', '--verbose', pdf).stdout
      expect(listed).toContain('0005_录音 2024-05-10.m4a')
      expect(listed).toContain('description: 证据5 的原件')
      expect(listed).toContain('modification date: D:20240510090000Z')
    }),
  )

  it('is as long, and hashes to, what the writer says', () =>
    inSetting(async (folder, sources) => {
      const { bytes, sha256: found } = await write(folder, sources, await originalsIn(folder, sources))
      const file = readFileSync(join(folder, 'bundle.pdf'))

      expect(file.length).toBe(bytes)
      expect(sha256(file)).toBe(found)
    }))

  it('has the same bytes when it is written again', () =>
    inSetting(async (folder, sources) => {
      const attachments = await originalsIn(folder, sources)
      const first = await write(folder, sources, attachments)

      expect(await write(folder, sources, attachments)).toEqual(first)
    }))

  it('is not made from an original that ends early', () =>
    inSetting(async (folder, sources) => {
      const attachments = await originalsIn(folder, sources)
      truncateSync(join(folder, 'original-4'), 2_000_000)

      await expect(write(folder, sources, attachments)).rejects.toBeInstanceOf(SourceError)
      expect(existsSync(join(folder, 'bundle.pdf'))).toBe(false)
    }))

  it('stops between two chunks, and leaves nothing behind', () =>
    inSetting(async (folder, sources) => {
      const attachments = await originalsIn(folder, sources)
      const cancel = { aborted: false }
      const run = {
        cancel,
        onProgress: ({ done }: Progress) => {
          if (done > 2_000_000) cancel.aborted = true
        },
      }

      await expect(write(folder, sources, attachments, run)).rejects.toBeInstanceOf(Cancelled)
      expect(readdirSync(folder).filter((name) => name.includes('bundle'))).toEqual([])
    }))

  it('tells how far it is, in bytes, never past the end', () =>
    inSetting(async (folder, sources) => {
      const told: Progress[] = []
      const attachments = await originalsIn(folder, sources)
      const { bytes } = await write(folder, sources, attachments, {
        ...quietRun,
        onProgress: (progress) => told.push(progress),
      })

      expect(told.every(({ done, total }) => done <= total)).toBe(true)
      expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b))
      expect(told.at(-1)).toEqual({ step: 'writing', done: bytes, total: bytes })
    }))

  it('refuses two originals of one name', () =>
    inSetting(async (folder, sources) => {
      const [, one] = await originalsIn(folder, sources)
      if (!one) throw new Error('there are originals')

      await expect(write(folder, sources, [one, one])).rejects.toThrow('two files named 0002_a.bin')
    }))

  it('keeps 200 names in order of their bytes', () =>
    inSetting(async (folder, sources) => {
      const [, one] = await originalsIn(folder, sources)
      if (!one) throw new Error('there are originals')
      const many = Array.from({ length: 200 }, (_, index) => ({
        ...one,
        fileName: `${(index * 37) % 200}.bin`,
      }))
      await write(folder, sources, many)

      if (judges.skip) return
      expect(ask('qpdf', '--check', join(folder, 'bundle.pdf')).stdout).not.toContain('WARNING')
      expect(ask('pdfdetach', '-list', join(folder, 'bundle.pdf')).stdout).toContain('200 embedded files')
      const shown = ask('qpdf', '--show-attachment=37.bin', join(folder, 'bundle.pdf'))
      expect(shown.status).toBe(0)
    }))
})
