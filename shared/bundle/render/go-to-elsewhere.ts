import { type PDFContext, type PDFDict, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import type { PageElsewhere } from './document-model.ts'

/** An action that opens a page of another file in the same folder (ISO 32000-1, 12.6.4.3). */
export function goToElsewhere(context: PDFContext, { fileName, page }: PageElsewhere): PDFDict {
  const file = context.obj({ Type: 'Filespec' })
  // for programs older than Unicode names
  file.set(PDFName.of('F'), PDFString.of(fileName.replace(/[^\x20-\x7e]|[()\\]/g, '_')))
  file.set(PDFName.of('UF'), PDFHexString.fromText(fileName))
  // a page of another file is named by its index: its object number is not known here
  return context.obj({ S: 'GoToR', F: file, D: [page - 1, 'XYZ', null, null, null], NewWindow: true })
}
