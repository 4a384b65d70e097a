import type { RecognisedPage } from '#shared/core/evidence/recognised-text.ts'
import { createPictureDecoder, decodedByLibrary } from './pictures/picture-decoder.ts'
import { blobSource } from './ports/blob-source.ts'
import { pageRasteriser } from './ports/page-rasteriser.ts'
import { sharedPdfReader } from './ports/pdf-reader.ts'
import { readPage } from './reading/read-page.ts'
import type { ReadingReply, ReadingRequest } from './reading/reading-protocol.ts'
import { loadTesseract, type Tesseract } from './reading/tesseract.ts'

declare const self: DedicatedWorkerGlobalScope

const mostPixels = 120_000_000
/** A scan may have a thousand pages; the rest is not read. */
const mostPages = 200
const scanDpi = 200

let tesseract: Promise<Tesseract> | undefined
const pictures = createPictureDecoder()

const tell = (reply: ReadingReply): void => self.postMessage(reply)

self.addEventListener('message', ({ data }: MessageEvent<ReadingRequest>) => void answer(data))

async function answer(asked: ReadingRequest): Promise<void> {
  const { id } = asked
  try {
    tesseract ??= loadTesseract()
    await tesseract
  } catch (error) {
    tesseract = undefined
    tell({ kind: 'broken', id, detail: error instanceof Error ? error.message : String(error) })
    return
  }
  // a file that cannot be decoded or drawn has no text: what is wrong with it, the import has said
  const pages = await (asked.type === 'application/pdf' ? scanned(asked) : pictured(asked)).catch(() => [])
  tell({ kind: 'read', id, pages })
}

async function pictured({ id, file, type, first }: ReadingRequest): Promise<readonly RecognisedPage[]> {
  const read: RecognisedPage[] = []
  for (let page = 0, pages = 1; page < Math.min(pages, mostPages); page++) {
    const picture = decodedByLibrary(type)
      ? await pictures.decode(file, type, page, mostPixels)
      : { bitmap: await createImageBitmap(file, { imageOrientation: 'from-image' }), pages: 1 }
    if (!picture) return read
    pages = picture.pages
    read.push(await readPage(await loaded(), picture.bitmap, first))
    tell({ kind: 'page', id, done: page + 1, pages })
  }
  return read
}

/** Pages of a PDF that carry no text of their own: scans. The others get no lines, for they have them. */
async function scanned({ id, file, first }: ReadingRequest): Promise<readonly RecognisedPage[]> {
  const source = blobSource(`reading/${id}`, file)
  const rasteriser = pageRasteriser()
  const pdf = await sharedPdfReader().open(source)
  try {
    const read: RecognisedPage[] = []
    const pages = Math.min(pdf.pageCount, mostPages)
    for (let page = 0; page < pages; page++) {
      const { texts } = await pdf.page(page + 1)
      const hasText = texts.some(({ text }) => text.trim() !== '')
      read.push(hasText ? { lines: [] } : await readScan(rasteriser, source, page, first))
      tell({ kind: 'page', id, done: page + 1, pages })
    }
    return read
  } finally {
    await pdf.close()
  }
}

async function readScan(
  rasteriser: ReturnType<typeof pageRasteriser>,
  source: ReturnType<typeof blobSource>,
  page: number,
  first: ReadingRequest['first'],
): Promise<RecognisedPage> {
  const drawn = await rasteriser.picture(source, page, scanDpi)
  if (drawn.texts.length > 0) return { lines: [] }
  const bytes = await drawn.source.read(0, drawn.source.bytes)
  const bitmap = await createImageBitmap(new Blob([bytes.slice()], { type: drawn.type }))
  return readPage(await loaded(), bitmap, first)
}

async function loaded(): Promise<Tesseract> {
  if (!tesseract) throw new Error('read before it was loaded')
  return tesseract
}
