import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openForeign } from '#shared/bundle/import/open-foreign.ts'
import { Cancelled } from '#shared/bundle/ports.ts'
import { aForeignPdf } from '../../builders/a-foreign-pdf.ts'
import { hybridPdf, savedAgain } from '../../builders/hybrid-pdf.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { openedForeign } from '../../builders/taken-over.ts'
import { quietRun } from '../../builders/written-pdf.ts'
import { pdf } from '../../fixtures/make/pdf.mjs'
import { ask, inFolder, judgedBy } from '../judges.ts'
import { type Compared, comparedPages } from './same-pages.ts'

const judges = judgedBy('qpdf', 'mutool', 'pdftoppm')
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const bytesOf = (latin: string) => new Uint8Array(Buffer.from(latin, 'latin1'))

/** The same pages in another form, by qpdf. */
function rewritten(folder: string, plain: Uint8Array, ...options: readonly string[]): Uint8Array {
  const [from, to] = [join(folder, 'plain.pdf'), join(folder, 'rewritten.pdf')]
  writeFileSync(from, plain)
  const { status, stderr } = ask('qpdf', ...options, from, to)
  if (status !== 0) throw new Error(stderr)
  return new Uint8Array(readFileSync(to))
}

const looksRight = (shown: Compared, isRepaired: boolean): void => {
  expect(shown).toMatchObject({ isRepaired, check: 'clean' })
  expect(shown.likeness).toBeGreaterThan(0.999)
  expect(shown.ink).toBeGreaterThan(0.1)
}

describe.skipIf(judges.skip)(`pages of a foreign PDF (${judges.note})`, () => {
  it.each([
    ['object streams and a cross-reference stream', '--object-streams=generate'],
    ['a file made for the web', '--linearize'],
    ['one with streams that are not packed', '--stream-data=uncompress'],
  ])(
    'are those of %s',
    async (_, option) => {
      const plain = await aForeignPdf()

      await inFolder(async (folder) => {
        looksRight(await comparedPages(folder, rewritten(folder, plain, option), plain), false)
      })
    },
    30_000,
  )

  it('are those of a file with both kinds of cross-references', async () => {
    const file = hybridPdf()

    await inFolder(async (folder) => looksRight(await comparedPages(folder, file, file), false))
  }, 30_000)

  it('are those of the last save', async () => {
    const blue = '0 0 0.8 rg 20 20 160 160 re f'
    const content = `<< /Length ${blue.length} >>\nstream\n${blue}\nendstream`
    const file = savedAgain(hybridPdf(), { 4: content }, '1 0 R')
    const once = savedAgain(file, { 1: '<< /Type /Catalog /Pages 2 0 R /Lang (en) >>' }, '1 0 R')

    await inFolder(async (folder) => looksRight(await comparedPages(folder, once, once), false))
  }, 30_000)

  it.each([
    ['begins with something else', (file: string) => `From: mail\r\n\r\n${file}`],
    ['has a wrong startxref', (file: string) => file.replace(/startxref\s+\d+/, 'startxref\n7')],
    ['lost its end', (file: string) => file.slice(0, file.lastIndexOf('xref\n0 '))],
    ['has wrong offsets', (file: string) => file.replaceAll(/(\d{10}) 00000 n/g, '0000000015 00000 n')],
    ['has a wrong length', (file: string) => file.replace(/\/Length \d{5}/, '/Length 99999')],
  ])(
    'are found in a file that %s',
    async (name, broken) => {
      const plain = await aForeignPdf()
      const file = bytesOf(broken(text(plain)))

      await inFolder(async (folder) => {
        looksRight(await comparedPages(folder, file, plain), !name.includes('length'))
      })
    },
    30_000,
  )

  it('are found in object streams whose index is lost', async () => {
    const plain = await aForeignPdf()

    await inFolder(async (folder) => {
      const packed = text(rewritten(folder, plain, '--object-streams=generate'))
      const file = bytesOf(packed.replace(/startxref\s+\d+/, 'startxref\n0'))

      looksRight(await comparedPages(folder, file, plain), true)
    })
  }, 30_000)
})

describe('a foreign PDF that leads nowhere', () => {
  const opened = (bytes: Uint8Array) => openForeign(memorySource(bytes), 'k', quietRun)

  it('gives the pages that stand in it when its page tree goes round', async () => {
    const file = text(pdf([{ text: 'one' }, { text: 'two' }])).replace(
      /\/Kids \[ [^\]]*\]/,
      '/Kids [ 2 0 R ]',
    )

    const result = await opened(bytesOf(file))

    expect(result.ok && result.value).toMatchObject({ isRepaired: true, pages: [{}, {}] })
  })

  it('is damaged when its cross-references go round and nothing else is there', async () => {
    const result = await opened(bytesOf('%PDF-1.4\nxref\n0 0\ntrailer\n<< /Prev 9 >>\nstartxref\n9\n%%EOF'))

    expect(result).toMatchObject({ ok: false, failure: { kind: 'damaged' } })
  })
})

describe('a large foreign PDF', () => {
  it('is read only where its pages are', async () => {
    const inside = text(pdf([{ text: 'one' }, { text: 'two' }]))
    const start = Number(/startxref\s+(\d+)/.exec(inside)?.[1])
    const gap = 3_000_000
    // what nothing refers to lies between the objects and their table
    const file = `${inside.slice(0, start)}%${'x'.repeat(gap)}\n${inside.slice(start)}`.replace(
      /startxref\s+\d+/,
      `startxref\n${start + gap + 2}`,
    )
    const source = memorySource(bytesOf(file))

    const result = await openForeign(source, 'k', quietRun)

    expect(result.ok && result.value.pages).toHaveLength(2)
    expect(source.reads()).toBeLessThan(400_000)
  })

  it('stops being looked through when cancelled', async () => {
    const cancel = { aborted: false }
    const bytes = new Uint8Array(40_000_000)
    let reads = 0
    const source = {
      id: 'noise',
      bytes: bytes.length,
      read: (offset: number, length: number) => {
        reads += 1
        if (reads === 5) cancel.aborted = true
        return Promise.resolve(bytes.slice(offset, offset + length))
      },
    }

    await expect(openForeign(source, 'k', { cancel })).rejects.toBeInstanceOf(Cancelled)
    expect(reads).toBeLessThan(7)
  })

  it('opens in a document of many pages without the rest of the file', async () => {
    const document = await openedForeign(
      pdf(Array.from({ length: 300 }, (_, page) => ({ text: `page ${page}` }))),
    )

    expect(document.pages).toHaveLength(300)
    expect(document.heldBytes).toBeLessThan(2_000_000)
  })
})
