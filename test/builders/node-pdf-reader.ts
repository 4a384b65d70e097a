import type { PdfReader } from '#shared/bundle/ports.ts'
import { pdfjsReader } from '#shared/bundle/verify/pdfjs-reader.ts'

/** pdf.js 6 is written for Node 22; Node 20, which is supported, lacks this one function. */
function withResolvers<T>(this: void) {
  let resolve: (value: T | PromiseLike<T>) => void = () => undefined
  let reject: (reason?: unknown) => void = () => undefined
  const promise = new Promise<T>((done, fail) => {
    resolve = done
    reject = fail
  })
  return { promise, resolve, reject }
}
if (!('withResolvers' in Promise)) Object.assign(Promise, { withResolvers })

/** The independent reader as it runs in Node: pdf.js, its parser in the same thread. */
export async function nodePdfReader(): Promise<PdfReader> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  return pdfjsReader(pdfjs)
}
