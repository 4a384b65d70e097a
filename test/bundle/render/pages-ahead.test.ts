import { describe, expect, it } from 'vitest'
import type { Deflate } from '#shared/bundle/ports.ts'
import { readPngHeader } from '#shared/bundle/images/png-header.ts'
import type { DrawOp } from '#shared/bundle/render/document-model.ts'
import { writeDocument } from '#shared/bundle/render/write-document.ts'
import { nodeDeflate, nodeHash } from '../../../electron/adapters/bundle-ports.ts'
import { memorySink } from '../../builders/memory-sink.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { nodeShaper } from '../../builders/node-shaper.ts'
import { aDocument, aPage, quietRun } from '../../builders/written-pdf.ts'
import { letterF } from '../../fixtures/make/picture.mjs'
import { png } from '../../fixtures/make/png.mjs'

/** Five pages, each with a screenshot of its own that must be packed anew. */
async function pictures(isKnown: boolean) {
  const pages = [1, 2, 3, 4, 5].map(async (number) => {
    const source = memorySource(png(letterF(20 + number, 30), { colour: 6 }), `picture ${number}`)
    const header = await readPngHeader(source)
    if (header.kind === 'damage') throw new Error(header.problem)
    const { widthPx, heightPx } = header
    const image = { key: source.id, source, type: 'image/png', widthPx, heightPx, orientation: 1 } as const
    const op: DrawOp = {
      op: 'image',
      box: { x: 0, y: 0, width: widthPx, height: heightPx },
      // without its header nothing is known of it before its page comes
      image: { ...image, ...(isKnown && { header }) },
    }
    return aPage(number, [op])
  })
  return aDocument({ pages: await Promise.all(pages) })
}

/** Counts how many pictures are being unpacked at once. */
function watched(inflate: Deflate['inflate']) {
  const seen = { now: 0, most: 0 }
  const deflate: Deflate = {
    ...nodeDeflate,
    inflate: async (bytes, limit) => {
      seen.now += 1
      seen.most = Math.max(seen.most, seen.now)
      try {
        return await inflate(bytes, limit)
      } finally {
        seen.now -= 1
      }
    },
  }
  return { deflate, seen }
}

const inflateOf: Deflate['inflate'] = (bytes, limit) => nodeDeflate.inflate(bytes, limit)

async function written(isKnown: boolean, inflate = inflateOf) {
  const sink = memorySink()
  const { deflate, seen } = watched(inflate)
  const ports = { deflate, newHash: nodeHash, shaper: await nodeShaper() }
  await writeDocument(await pictures(isKnown), ports, sink, quietRun)
  return { bytes: sink.bytes(), most: seen.most }
}

describe('pictures of pages to come', () => {
  it('are packed while the page before them is written, a few at a time', async () => {
    expect((await written(true)).most).toBe(3)
    expect((await written(false)).most).toBe(1)
  })

  it('give the same bytes', async () => {
    expect((await written(true)).bytes).toEqual((await written(false)).bytes)
  })

  it('that cannot be unpacked end the writing when their page comes', async () => {
    let nth = 0
    const failing: Deflate['inflate'] = async (bytes, limit) => {
      nth += 1
      if (nth === 3) throw new Error('incorrect data check')
      return nodeDeflate.inflate(bytes, limit)
    }

    await expect(written(true, failing)).rejects.toThrow('picture 3: PNG: incorrect data check')
  })
})
