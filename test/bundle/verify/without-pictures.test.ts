import { describe, expect, it } from 'vitest'
import { openFileObjects } from '#shared/bundle/verify/cross-reference.ts'
import { withoutPictures } from '#shared/bundle/verify/without-pictures.ts'
import type { ByteSource } from '#shared/bundle/ports.ts'
import { nodeDeflate } from '../../../electron/adapters/bundle-ports.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { nodePdfReader } from '../../builders/node-pdf-reader.ts'
import { aDocument, aPage, writtenPdf } from '../../builders/written-pdf.ts'
import { noise } from '../../fixtures/make/broken.mjs'
import { jpeg, segment } from '../../fixtures/make/jpeg.mjs'

/** A photo that weighs half a megabyte, most of it comments. */
function photo(name: string): Uint8Array {
  const small = jpeg({ width: 40, height: 30, at: (x, y) => [x * 6, y * 8, 90, 255] })
  const comments = Array.from({ length: 9 }, (_, n) =>
    segment(0xfe, Buffer.from(noise(60_000, n + name.length))),
  )
  return new Uint8Array(Buffer.concat([small.subarray(0, 2), ...comments, small.subarray(2)]))
}

const box = { x: 20, y: 20, width: 200, height: 150 }
const pages = ['a', 'bb', 'ccc'].map((key, index) => {
  const source = memorySource(photo(key), key)
  const image = { key, source, type: 'image/jpeg', widthPx: 40, heightPx: 30, orientation: 1 } as const
  return aPage(index + 1, [
    { op: 'image', box, image },
    { op: 'link', box, toPage: 3 - index, alt: `to page ${3 - index}` },
  ])
})

/** A source that knows how much of it was read. */
function counted(source: ByteSource) {
  let bytes = 0
  const read: ByteSource['read'] = (offset, length) => {
    bytes += length
    return source.read(offset, length)
  }
  return { source: { id: source.id, bytes: source.bytes, read }, bytes: () => bytes }
}

async function linksOf(source: ByteSource): Promise<readonly unknown[]> {
  const file = await (await nodePdfReader()).open(source)
  const links: unknown[] = []
  for (let number = 1; number <= file.pageCount; number++) links.push((await file.page(number)).links)
  await file.close()
  return links
}

describe('a file without its pictures', () => {
  it('says on every page what the file says, and is read in a tenth of it', async () => {
    const pdf = memorySource(await writtenPdf(aDocument({ pages })), 'pdf')
    const [whole, part] = [counted(pdf), counted(pdf)]
    const objects = await openFileObjects(pdf, nodeDeflate)

    const links = await linksOf(await withoutPictures(part.source, objects))

    expect(links).toEqual(await linksOf(whole.source))
    expect(links).toHaveLength(3)
    expect(whole.bytes()).toBeGreaterThan(pdf.bytes * 0.8)
    expect(part.bytes()).toBeLessThan(pdf.bytes / 10)
  })

  it('has the length of the file, and its bytes wherever there is no picture', async () => {
    const bytes = await writtenPdf(aDocument({ pages: [aPage(1)] }))
    const pdf = memorySource(bytes, 'pdf')

    const view = await withoutPictures(pdf, await openFileObjects(pdf, nodeDeflate))

    expect(await view.read(0, view.bytes)).toEqual(bytes)
  })
})
