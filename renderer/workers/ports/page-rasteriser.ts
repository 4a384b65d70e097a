import {
  getDocument,
  PDFDataRangeTransport,
  type PDFDocumentLoadingTask,
  type PDFPageProxy,
  type PageViewport,
} from 'pdfjs-dist'
import {
  type ByteSource,
  type PagePicture,
  type PageRasteriser,
  type PageWriting,
  type PictureText,
  SourceError,
} from '#shared/bundle/ports.ts'
import type { Cover } from '#shared/core/redaction/covers.ts'
import { blobSource } from './blob-source.ts'
import { isDrawing } from './is-drawing.ts'
import { kept } from './kept.ts'
import { opaquePng } from './opaque-png.ts'
import { writingOf } from './page-writing.ts'
import { paintCovers, under } from './paint-covers.ts'
import { sharedPdfReader } from './pdf-reader.ts'

/** An A3 page at 300 dpi has 17 million; a canvas of more is drawn with fewer dots an inch. */
const mostPixels = 40_000_000
const jpegQuality = 0.92
const rangeBytes = 2 ** 18
const mostWritings = 2000

/** Pages of PDFs drawn by pdf.js in this worker, without a document around it. */
export function pageRasteriser(): PageRasteriser {
  let open: { readonly id: string; readonly task: PDFDocumentLoadingTask } | undefined
  const opened = async (source: ByteSource, password: string | undefined) => {
    if (open?.id !== source.id) {
      await open?.task.destroy()
      open = { id: source.id, task: taskOf(source, password) }
    }
    return open.task.promise
  }
  const onPage = async <T>(
    source: ByteSource,
    index: number,
    password: string | undefined,
    work: (page: PDFPageProxy) => Promise<T>,
  ): Promise<T> => {
    try {
      const pdf = await opened(source, password)
      const page = await pdf.getPage(index + 1)
      const done = await work(page)
      page.cleanup()
      return done
    } catch (error) {
      open = undefined
      throw new SourceError(source.id, error instanceof Error ? error.message : String(error))
    }
  }
  /** A plan follows every change of the choices: what pages say is kept as long as this worker lives. */
  const writings = new Map<string, PageWriting>()
  return {
    picture: kept(
      (source, index: number, dpi: number, password?: string, covers: readonly Cover[] = []) =>
        onPage(source, index, password, (page) =>
          drawn(page, `${source.id}/page/${index}${under(covers)}`, dpi, covers),
        ),
      bytesOf,
    ),
    async writing(source, index, password, exactly = false) {
      const key = `${source.id} ${index}`
      const known = exactly ? undefined : writings.get(key)
      if (known) return known
      const writing = await onPage(source, index, password, (page) => writingOf(page, exactly))
      if (!exactly && writings.size < mostWritings) writings.set(key, writing)
      return writing
    },
  }
}

/** The image, and roughly its texts. */
const bytesOf = ({ source, texts }: PagePicture): number => source.bytes + texts.length * 200

async function drawn(
  page: PDFPageProxy,
  id: string,
  dpi: number,
  covers: readonly Cover[],
): Promise<PagePicture> {
  const upright = page.getViewport({ scale: 1 })
  const fitting = Math.sqrt(mostPixels / (upright.width * upright.height))
  const viewport = page.getViewport({ scale: Math.min(dpi / 72, fitting) })
  const [width, height] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))]
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  // pdf.js draws on whatever paints like a canvas; its types know only those of a document
  const target = { canvas: null, canvasContext: context as never, viewport, intent: 'print' as const }
  await page.render({ ...target, background: '#fff', annotationMode: 1 }).promise
  paintCovers(context, covers)
  const isPng = isDrawing(context, width, height)
  const file = isPng
    ? await opaquePng(context, width, height)
    : await canvas.convertToBlob({ type: 'image/jpeg', quality: jpegQuality })
  return {
    widthPx: width,
    heightPx: height,
    widthPt: upright.width,
    heightPt: upright.height,
    source: blobSource(id, file),
    type: isPng ? 'image/png' : 'image/jpeg',
    texts: await textsOf(page, upright),
  }
}

async function textsOf(page: PDFPageProxy, upright: PageViewport): Promise<readonly PictureText[]> {
  const { items } = await page.getTextContent()
  return items.flatMap((item): readonly PictureText[] => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as readonly number[]
    const [left = 0, top = 0] = upright.convertToViewportPoint(x, y) as readonly number[]
    const scale = upright.userUnit
    const sizePt = Math.hypot(c, d) * scale
    return [{ text: item.str, x: left, y: upright.height - top, widthPt: item.width * scale, sizePt }]
  })
}

class SourceRanges extends PDFDataRangeTransport {
  readonly #source: ByteSource
  readonly #fail: (error: unknown) => void
  #last = Promise.resolve()

  constructor(source: ByteSource, fail: (error: unknown) => void) {
    super(source.bytes, null)
    this.#source = source
    this.#fail = fail
  }

  override requestDataRange(begin: number, end: number): void {
    const answer = async () => {
      const bytes = (await this.#source.read(begin, end - begin)).slice()
      this.onDataRange(begin, bytes)
    }
    this.#last = this.#last.then(answer).catch(this.#fail)
  }
}

function taskOf(source: ByteSource, password: string | undefined): PDFDocumentLoadingTask {
  // the reader's parser serves here too
  sharedPdfReader()
  const beside = (folder: string) => new URL(`/pdfjs/${folder}/`, self.location.href).href
  // pdf.js' types know only documents of a window
  const parameters: object = {
    range: new SourceRanges(source, () => void task.destroy()),
    rangeChunkSize: rangeBytes,
    ...(password !== undefined && { password }),
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: beside('cmaps'),
    standardFontDataUrl: beside('standard_fonts'),
    wasmUrl: beside('wasm'),
    iccUrl: beside('iccs'),
    // told, because pdf.js would ask a document for its address
    useWorkerFetch: true,
    ownerDocument: workerDocument,
    CanvasFactory: OffscreenCanvases,
    FilterFactory: NoFilters,
    isOffscreenCanvasSupported: true,
    disableWorkerRendering: true,
    maxImageSize: 100_000_000,
    verbosity: 0,
  }
  const task = getDocument(parameters)
  return task
}

/** What pdf.js wants of a document: where fonts are loaded, and canvases. */
const workerDocument = {
  fonts: (self as unknown as { readonly fonts: FontFaceSet }).fonts,
  createElement: () => new OffscreenCanvas(1, 1),
}

/** pdf.js' own factory makes elements of a document; this one makes canvases that need none. */
class OffscreenCanvases {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(width, height)
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) }
  }
  reset({ canvas }: { readonly canvas: OffscreenCanvas }, width: number, height: number): void {
    canvas.width = width
    canvas.height = height
  }
  destroy(made: { canvas: OffscreenCanvas | null; context: unknown }): void {
    if (made.canvas) made.canvas.width = made.canvas.height = 0
    made.canvas = null
    made.context = null
  }
  getNoAlphaContext(canvas: OffscreenCanvas) {
    return canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  }
}

/** SVG filters need a document: soft masks with transfer functions are drawn without them. */
class NoFilters {
  addFilter = () => 'none'
  addHCMFilter = () => 'none'
  addAlphaFilter = () => 'none'
  addLuminosityFilter = () => 'none'
  addKnockoutFilter = () => 'none'
  addHighlightHCMFilter = () => 'none'
  addSelectionHCMFilter = () => 'none'
  addSelectionFilter = () => 'none'
  createSelectionStyle = () => undefined
  destroy = () => undefined
}
