import {
  getDocument,
  GlobalWorkerOptions,
  PDFDataRangeTransport,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
} from 'pdfjs-dist'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import type { StorageFailure } from '#shared/core/failure.ts'
import type { ObjectStore } from '#shared/core/ports.ts'

GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).href

/** Why a PDF cannot be shown. */
export type PdfProblem =
  | { readonly kind: 'encrypted' | 'wrong-password' }
  | { readonly kind: 'damaged' }
  /** It neither opened nor failed in time. */
  | { readonly kind: 'stuck' }
  | { readonly kind: 'storage'; readonly failure: StorageFailure }

/** Reading is by ranges, so even a large file opens within seconds; one made to be endless never does. */
const patienceMs = 30_000
/** Bytes asked for at once: few questions for a page, little memory for a large file. */
const rangeBytes = 2 ** 18

class StoredRanges extends PDFDataRangeTransport {
  readonly #read: (begin: number, length: number) => ReturnType<ObjectStore['read']>
  readonly #onFailure: (failure: StorageFailure) => void

  constructor(original: Original, objects: ObjectStore, onFailure: (failure: StorageFailure) => void) {
    super(original.bytes, null)
    this.#read = (begin, length) => objects.read(original.sha256, begin, length)
    this.#onFailure = onFailure
  }

  override requestDataRange(begin: number, end: number) {
    void this.#give(begin, end)
  }

  async #give(begin: number, end: number) {
    const read = await this.#read(begin, end - begin)
    if (read.ok) this.onDataRange(begin, read.value)
    else this.#onFailure(read.failure)
  }
}

/** Opens a PDF by ranges; of a large one only what the shown pages need is read. `close` ends it at any time. */
export function openPdf(
  original: Original,
  objects: ObjectStore,
  password: string | undefined,
  tell: {
    readonly onOpen: (pdf: PDFDocumentProxy) => void
    readonly onProblem: (problem: PdfProblem) => void
  },
): { readonly close: () => void } {
  let isClosed = false
  let task: PDFDocumentLoadingTask | undefined
  const problem = (found: PdfProblem) => {
    if (isClosed) return
    close()
    tell.onProblem(found)
  }
  const timer = setTimeout(() => problem({ kind: 'stuck' }), patienceMs)
  const close = () => {
    isClosed = true
    clearTimeout(timer)
    void task?.destroy()
  }
  // what pdf.js needs beside the file lies with the program, put there by renderer/vite.config.ts
  const beside = (folder: string) => new URL(`pdfjs/${folder}/`, document.baseURI).href
  task = getDocument({
    range: new StoredRanges(original, objects, (failure) => problem({ kind: 'storage', failure })),
    rangeChunkSize: rangeBytes,
    ...(password !== undefined && { password }),
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: beside('cmaps'),
    standardFontDataUrl: beside('standard_fonts'),
    wasmUrl: beside('wasm'),
    iccUrl: beside('iccs'),
    maxImageSize: 100_000_000,
    disableWorkerRendering: true,
    verbosity: 0,
  })
  void opened(task, password !== undefined).then((result) => {
    clearTimeout(timer)
    if (typeof result === 'string') return problem({ kind: result })
    return isClosed ? undefined : tell.onOpen(result)
  })
  return { close }
}

async function opened(
  task: PDFDocumentLoadingTask,
  hasPassword: boolean,
): Promise<PDFDocumentProxy | 'encrypted' | 'wrong-password' | 'damaged'> {
  try {
    return await task.promise
  } catch (error) {
    // whatever pdf.js stumbles over is the file's fault, or ours for closing it: either way there is nothing to show
    if (!(error instanceof Error && error.name === 'PasswordException')) return 'damaged'
    return hasPassword ? 'wrong-password' : 'encrypted'
  }
}
