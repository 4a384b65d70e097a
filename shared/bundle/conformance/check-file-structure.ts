import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from 'pdf-lib'
import { type ByteSource, Cancelled, type RunOptions } from '../ports.ts'
import { type FileObjects, StructureError } from '../verify/cross-reference.ts'
import { key } from './pdf-objects.ts'
import type { Findings } from './rules.ts'

const longestName = 127
const longestString = 32_767
const deepest = 32

/** The file as bytes: header, trailer, and every object where the cross-references say it is (ISO 19005-3, 6.1). */
export async function checkFileStructure(
  file: FileObjects,
  source: ByteSource,
  findings: Findings,
  run: Pick<RunOptions, 'cancel'>,
): Promise<void> {
  const head = latin1(await source.read(0, Math.min(16, source.bytes)))
  findings.must(/^%PDF-1\.[0-7][\r\n]{1,2}%[\x80-\xff]{4}/.test(head), 'A 6.1.2', 'header')
  const tail = latin1(await source.read(Math.max(0, source.bytes - 8), Math.min(8, source.bytes)))
  findings.must(/%%EOF(\r\n|\r|\n)?$/.test(tail), 'A 6.1.3', '%%EOF')
  const id = await file.resolve(key(file.trailer, 'ID'))
  const isNamed =
    id instanceof PDFArray && id.size() === 2 && id.asArray().every((part) => stringBytes(part) > 0)
  findings.must(isNamed, 'A 6.1.3', 'ID')
  findings.must(key(file.trailer, 'Encrypt') === undefined, 'A 6.1.3', 'Encrypt')
  for (const { number, offset } of file.entries()) {
    if (run.cancel.aborted) throw new Cancelled()
    const where = `object ${number}`
    try {
      const object = await file.object(PDFRef.of(number))
      checkValue(object, where, findings, deepest)
      if (offset !== undefined) await checkPlace(file, source, number, offset, object, findings)
    } catch (error) {
      if (!(error instanceof StructureError)) throw error
      findings.add('A 6.1.9', where)
    }
  }
}

/** An object that stands by itself: its keywords, and for a stream where its bytes end. */
async function checkPlace(
  file: FileObjects,
  source: ByteSource,
  number: number,
  offset: number,
  object: PDFObject,
  findings: Findings,
): Promise<void> {
  const where = `object ${number}`
  const head = latin1(await source.read(offset, Math.min(32, source.bytes - offset)))
  findings.must(/^\d+ \d+ obj[\r\n]/.test(head), 'A 6.1.9', where)
  if (!(object instanceof PDFDict) || !object.has(PDFName.of('Length'))) return
  for (const name of ['F', 'FFilter', 'FDecodeParms'])
    findings.must(key(object, name) === undefined, 'A 6.1.7.1', where)
  const filter = await file.resolve(key(object, 'Filter'))
  const filters = filter instanceof PDFArray ? filter.asArray() : [filter]
  for (const name of filters) {
    const isForbidden = name === PDFName.of('LZWDecode') || name === PDFName.of('Crypt')
    findings.must(!isForbidden, 'A 6.1.7.2', where)
  }
  const length = await file.resolve(key(object, 'Length'))
  const range = await file.streamRange(PDFRef.of(number))
  const end = range.offset + range.length
  const isInside = length instanceof PDFNumber && end < source.bytes
  const after = isInside ? latin1(await source.read(end, Math.min(24, source.bytes - end))) : ''
  findings.must(/^(\r\n|\r|\n)endstream[\r\n]{1,2}endobj[\r\n]/.test(after), 'A 6.1.7.1', where)
}

function checkValue(value: PDFObject, where: string, findings: Findings, depth: number): void {
  if (depth === 0) return
  if (value instanceof PDFName) {
    findings.must(value.decodeText().length <= longestName, 'A 6.1.13', where)
  } else if (value instanceof PDFString || value instanceof PDFHexString) {
    findings.must(stringBytes(value) <= longestString, 'A 6.1.13', where)
  } else if (value instanceof PDFArray) {
    for (const item of value.asArray()) checkValue(item, where, findings, depth - 1)
  } else if (value instanceof PDFDict) {
    findings.must(!isScript(value), 'A 6.5', where)
    for (const [, item] of value.entries()) checkValue(item, where, findings, depth - 1)
  }
}

const isScript = (dict: PDFDict): boolean =>
  dict.has(PDFName.of('JS')) ||
  key(dict, 'S') === PDFName.of('JavaScript') ||
  key(dict, 'S') === PDFName.of('Launch')

const stringBytes = (value: PDFObject): number =>
  value instanceof PDFHexString || value instanceof PDFString ? value.asBytes().length : 0

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
