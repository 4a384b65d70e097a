import * as pdfjs from 'pdfjs-dist'
import type { PdfReader } from '#shared/bundle/ports.ts'
import { pdfjsReader } from '#shared/bundle/verify/pdfjs-reader.ts'

let parser: Worker | undefined

/** pdf.js, its parser in a worker of its own below this one: the file is read while its pages are compared. */
export function sharedPdfReader(): PdfReader {
  if (!parser) {
    const url = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url)
    parser = new Worker(url, { type: 'module', name: 'pdf-reader' })
    pdfjs.GlobalWorkerOptions.workerPort = parser
  }
  return pdfjsReader(pdfjs, { useWorkerFetch: false })
}
