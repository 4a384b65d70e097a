import { type PDFContext, PDFRawStream, type PDFRef } from 'pdf-lib'
import type { Deflate } from '../ports.ts'
import { recordFileName } from '../record/file-record.ts'
import { specificationOf } from './attachments.ts'
import type { BundleDocument } from './document-model.ts'
import { pdfDate } from './metadata.ts'

/**
 * The bundle's record as a file associated with the document (ISO 19005-3, annex E: Data). It is not among the attachments
 * that readers list: those are the originals.
 */
export async function recordFile(
  context: PDFContext,
  deflate: Deflate,
  { record, createdAt }: Pick<BundleDocument, 'record' | 'createdAt'>,
): Promise<PDFRef | undefined> {
  if (record === undefined) return undefined
  const bytes = new TextEncoder().encode(record)
  const params = context.register(context.obj({ Size: bytes.length, ModDate: pdfDate(createdAt) }))
  const type = { Type: 'EmbeddedFile', Subtype: 'application/json', Filter: 'FlateDecode' }
  const dict = context.obj({ ...type, Params: params })
  const file = context.register(PDFRawStream.of(dict, await deflate.deflate(bytes)))
  const description = 'What this bundle is, for programs'
  return specificationOf(context, file, { fileName: recordFileName, description, relationship: 'Data' })
}
