import type { BundleDocument, DrawOp, Page } from '#shared/bundle/render/document-model.ts'
import { writeDocument } from '#shared/bundle/render/write-document.ts'
import type { RunOptions, Shaper } from '#shared/bundle/ports.ts'
import { nodeDeflate, nodeHash } from '../../electron/adapters/bundle-ports.ts'
import { memorySink } from './memory-sink.ts'
import { nodeShaper } from './node-shaper.ts'

/** A small page of square points that says nothing. */
export const aPage = (number: number, ops: readonly DrawOp[] = []): Page => ({
  number,
  widthPt: 300,
  heightPt: 400,
  ops,
})

/** A document with defaults for what a test does not care about. */
export const aDocument = (
  own: Partial<BundleDocument> & { readonly pages: readonly Page[] },
): BundleDocument => ({
  title: '证据册',
  subject: '',
  author: '',
  language: 'zh-CN',
  createdAt: '2025-05-10T08:30:00.000Z',
  seed: 'a plan',
  pageCount: own.pages.length,
  outline: [],
  attachments: [],
  ...own,
})

export const quietRun: RunOptions = { cancel: { aborted: false }, onProgress: () => undefined }

/** The document through the real writer, in memory. */
export async function writtenPdf(
  document: BundleDocument,
  run: RunOptions = quietRun,
  shaper?: Shaper,
): Promise<Uint8Array> {
  const sink = memorySink()
  const ports = { deflate: nodeDeflate, newHash: nodeHash, shaper: shaper ?? (await nodeShaper()) }
  await writeDocument(document, ports, sink, run)
  return sink.bytes()
}
