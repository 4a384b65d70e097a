import { PDFDocument, PDFHexString, PDFRef } from 'pdf-lib'
import { PdfWriter } from '#shared/bundle/write/pdf-writer.ts'
import { ByteOutput } from '#shared/bundle/write/byte-output.ts'
import { nodeDeflate, nodeHash } from '../../electron/adapters/bundle-ports.ts'
import { memorySink } from './memory-sink.ts'

/** A finished PDF with its objects changed and written again: for files that break one rule on purpose. */
export async function rewrittenPdf(
  bytes: Uint8Array,
  change: (document: PDFDocument) => void,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  change(document)
  const { context } = document
  const { Root: root, Info: info } = context.trailerInfo
  if (!(root instanceof PDFRef) || !(info instanceof PDFRef)) throw new Error('no Root or no Info')
  const sink = memorySink()
  const cancel = { aborted: false }
  const output = new ByteOutput({ sink, newHash: nodeHash, cancel, onBytes: () => undefined })
  const writer = new PdfWriter(context, output, nodeDeflate)
  await writer.finish(root, info, PDFHexString.of('0'.repeat(32)))
  await output.end()
  return sink.bytes()
}
