import { type PDFContext, PDFHexString, PDFName, type PDFObject, type PDFRef, PDFString } from 'pdf-lib'
import { DeferredStream } from '../write/deferred-stream.ts'
import type { Attachment } from './document-model.ts'
import { pdfDate } from './metadata.ts'

/** Names in a leaf of the name tree. */
const leafNames = 64

/** An original as an embedded file: its bytes pass uncompressed. Gives the file specification. */
export function embeddedFile(context: PDFContext, attachment: Attachment): PDFRef {
  const { source, type, modifiedAt } = attachment
  const params = context.obj({ Size: source.bytes })
  if (modifiedAt !== undefined) params.set(PDFName.of('ModDate'), pdfDate(modifiedAt))
  const dict = context.obj({ Type: 'EmbeddedFile', Subtype: type, Params: context.register(params) })
  const whole = { source, offset: 0, length: source.bytes }
  return specificationOf(context, context.register(new DeferredStream(dict, [whole])), attachment)
}

/** What names an embedded file. */
export function specificationOf(
  context: PDFContext,
  file: PDFRef,
  named: Pick<Attachment, 'fileName' | 'description' | 'relationship'>,
): PDFRef {
  const { fileName, description, relationship = 'Source' } = named
  const specification = context.obj({
    Type: 'Filespec',
    EF: { F: file, UF: file },
    AFRelationship: relationship,
    // for programs older than Unicode names
    F: PDFString.of(fileName.replace(/[^\x20-\x7e]|[()\\]/g, '_')),
    UF: PDFHexString.fromText(fileName),
    Desc: PDFHexString.fromText(description),
  })
  return context.register(specification)
}

/** The /EmbeddedFiles name tree. @throws when two files have one name. */
export function embeddedFileNames(
  context: PDFContext,
  files: readonly { readonly fileName: string; readonly ref: PDFRef }[],
): PDFRef {
  const named = files
    .map(({ fileName, ref }) => ({ key: PDFHexString.fromText(fileName), ref }))
    // hexadecimal digits of one case sort as the bytes they stand for
    .sort((a, b) => compared(a.key.asString(), b.key.asString()))
  named.forEach(({ key }, index) => {
    if (named[index + 1]?.key.asString() === key.asString())
      throw new Error(`two files named ${key.decodeText()}`)
  })
  const leaves: PDFRef[] = []
  for (let start = 0; start < named.length; start += leafNames) {
    const part = named.slice(start, start + leafNames)
    const [first, last] = [part[0], part.at(-1)]
    if (!first || !last) break
    const names = part.flatMap(({ key, ref }): PDFObject[] => [key, ref])
    leaves.push(context.register(context.obj({ Limits: [first.key, last.key], Names: names })))
  }
  return context.register(context.obj({ Kids: leaves }))
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
