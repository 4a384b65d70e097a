import { readFileSync } from 'node:fs'
import type { ByteSource } from '#shared/bundle/ports.ts'
import type { Attachment, BundleDocument, DrawOp, Page } from '#shared/bundle/render/document-model.ts'
import { readJpegHeader } from '#shared/bundle/images/jpeg-header.ts'
import { readPngHeader } from '#shared/bundle/images/png-header.ts'
import { openForeign } from '#shared/bundle/import/open-foreign.ts'
import { writeDocument } from '#shared/bundle/render/write-document.ts'
import { createFileSink } from '../../../electron/adapters/bundle-file-sink.ts'
import { createFileSources } from '../../../electron/adapters/bundle-file-source.ts'
import { nodeDeflate, nodeHash } from '../../../electron/adapters/bundle-ports.ts'
import { createHashThread, sharedMemory } from '../../../electron/adapters/hash-thread.ts'
import type { Input } from '../export/inputs.mjs'

/**
 * The writer alone, doing what another program does: `node engine.mjs images|attach|merge <list> <target>`. One page an
 * image, filled by it; or one page with files attached; or the pages of PDFs one behind the other.
 */
const [, , mode = '', list = '', target = ''] = process.argv
const inputs: readonly Input[] = JSON.parse(readFileSync(list, 'utf8'))
const sources = createFileSources()
const opened = await Promise.all(inputs.map(({ file }) => sources.open(file)))

async function* imagePages(): AsyncGenerator<Page> {
  for (const [index, source] of opened.entries())
    yield await imagePage(index + 1, source, inputs[index]?.type)
}

async function imagePage(number: number, source: ByteSource, type: string | undefined): Promise<Page> {
  const isJpeg = type === 'image/jpeg'
  const header = isJpeg ? await readJpegHeader(source) : await readPngHeader(source)
  if (header.kind === 'damage') throw new Error(header.problem)
  const { widthPx, heightPx } = header
  const [widthPt, heightPt] = [widthPx * 0.75, heightPx * 0.75]
  const op: DrawOp = {
    op: 'image',
    box: { x: 0, y: 0, width: widthPt, height: heightPt },
    image: {
      key: source.id,
      source,
      type: isJpeg ? 'image/jpeg' : 'image/png',
      widthPx,
      heightPx,
      orientation: 1,
      header,
    },
  }
  return { number, widthPt, heightPt, ops: [op] }
}

const blank = (number: number): Page => ({ number, widthPt: 595, heightPt: 842, ops: [] })

const openedPdf = async (source: ByteSource) => {
  const result = await openForeign(source, source.id, { cancel: { aborted: false } })
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

/** Opened once, as a bundle does with small files. */
const documents = mode === 'merge' ? await Promise.all(opened.map(openedPdf)) : []
function* merged(): Generator<Page> {
  let number = 0
  for (const document of documents) {
    for (const [index, { widthPt, heightPt }] of document.pages.entries()) {
      number += 1
      const box = { x: 0, y: 0, width: widthPt, height: heightPt }
      const page = { document, index, widthPt, heightPt }
      yield { number, widthPt, heightPt, ops: [{ op: 'foreign-page', box, page }] }
    }
  }
}

const attachments = inputs.map(({ name, type }, index): Attachment => {
  const source = opened[index]
  if (!source) throw new Error('a source is missing')
  return {
    fileName: `${String(index + 1).padStart(4, '0')}_${name}`,
    source,
    type,
    description: name,
  }
})

const pagesOf: Readonly<Record<string, () => BundleDocument['pages']>> = { images: imagePages, merge: merged }
const pages = pagesOf[mode] ?? (() => [blank(1)])
const sink = await createFileSink(target, sources)
const pageCount =
  mode === 'merge'
    ? documents.reduce((sum, document) => sum + document.pages.length, 0)
    : mode === 'images'
      ? inputs.length
      : 1
await writeDocument(
  {
    title: 'bench',
    subject: '',
    author: '',
    language: 'en',
    createdAt: '2025-05-10T08:30:00.000Z',
    seed: 'bench',
    pageCount,
    pages: pages(),
    outline: [],
    attachments: mode === 'attach' ? attachments : [],
  },
  {
    deflate: nodeDeflate,
    newHash: nodeHash,
    hashThread: { newHash: createHashThread(), allocate: sharedMemory },
    shaper: noShaper(),
  },
  sink,
  { cancel: { aborted: false }, onProgress: () => undefined },
)
await sink.close()
const begun = performance.now()
await sink.keep()
const syncingMs = Math.round(performance.now() - begun)
await sources.close()
console.log(JSON.stringify({ pages: pageCount, syncingMs }))

/** Nothing is written in letters here. */
function noShaper() {
  const none = (): never => {
    throw new Error('no text was expected')
  }
  return { shape: none, font: none, subset: none }
}
