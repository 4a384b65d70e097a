import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, PDFRef, PDFStream } from 'pdf-lib'
import { ContentExaminer } from './examine-content.ts'
import { examineFont } from './examine-font.ts'
import { contextObjects, key, Reader } from './pdf-objects.ts'
import { type Finding, Findings } from './rules.ts'

/**
 * What of a foreign page, made into a form object, breaks the archival rules. It is looked at as it would stand in the
 * bundle: inside a figure, turned, with the looks of its annotations.
 * @throws SourceError when a stream's bytes cannot be read.
 */
export async function preflightForm(
  context: PDFContext,
  form: PDFRef,
  where: string,
): Promise<readonly Finding[]> {
  const findings = new Findings()
  const reader = new Reader(contextObjects(context))
  const content = new ContentExaminer(reader, findings)
  await content.form(form, { where, tagging: 'inside-tag' })
  for (const use of content.fonts.all()) await examineFont(use, reader, findings)
  checkStreams(context, form, findings)
  return findings.list()
}

/** Every stream that the page takes with it, drawn or not, becomes a part of the file. */
function checkStreams(context: PDFContext, form: PDFRef, findings: Findings): void {
  const seen = new Set<PDFObject>([form])
  const waiting: PDFObject[] = [form]
  const visit = (value: PDFObject | undefined) => {
    if (!value || seen.has(value)) return
    seen.add(value)
    waiting.push(value)
  }
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const object = next instanceof PDFRef ? context.lookup(next) : next
    if (object instanceof PDFStream) {
      const where = next instanceof PDFRef ? `object ${next.objectNumber}` : 'stream'
      checkStream(context, object.dict, where, findings)
    }
    const dict = object instanceof PDFStream ? object.dict : object
    if (dict instanceof PDFDict) for (const [, value] of dict.entries()) visit(value)
    if (dict instanceof PDFArray) for (const value of dict.asArray()) visit(value)
  }
}

function checkStream(context: PDFContext, dict: PDFDict, where: string, findings: Findings): void {
  findings.must(key(dict, 'F') === undefined, 'A 6.1.7.1', where)
  const filter = context.lookup(key(dict, 'Filter'))
  for (const name of filter instanceof PDFArray ? filter.asArray() : [filter]) {
    const isForbidden = name === PDFName.of('LZWDecode') || name === PDFName.of('Crypt')
    findings.must(!isForbidden, 'A 6.1.7.2', where)
  }
}
