import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from 'pdf-lib'
import type { ByteSource, Deflate } from '../ports.ts'
import { recordFileName } from '../record/file-record.ts'
import { sealKey } from '../write/pdf-writer.ts'
import type { FileObjects } from './cross-reference.ts'

/** A record of ten thousand exhibits has five million bytes. */
const largestRecord = 64 * 1024 * 1024

/** The text of the record that a bundle's file carries; undefined where it carries none. @throws StructureError. */
export async function recordTextIn(
  objects: FileObjects,
  source: ByteSource,
  deflate: Deflate,
): Promise<string | undefined> {
  const catalog = await objects.resolve(objects.trailer.get(PDFName.of('Root')))
  const associated =
    catalog instanceof PDFDict ? await objects.resolve(catalog.get(PDFName.of('AF'))) : undefined
  // it stands last: originals come before it, and there may be thousands
  const refs = associated instanceof PDFArray ? associated.asArray().toReversed() : []
  for (const ref of refs) {
    const specification = await objects.resolve(ref)
    if (!(specification instanceof PDFDict)) continue
    const name = await objects.resolve(specification.get(PDFName.of('UF')))
    const isRecord =
      (name instanceof PDFHexString || name instanceof PDFString) && name.decodeText() === recordFileName
    if (!isRecord) continue
    const files = await objects.resolve(specification.get(PDFName.of('EF')))
    const stream = files instanceof PDFDict ? files.get(PDFName.of('F')) : undefined
    return stream instanceof PDFRef ? textOf(objects, stream, source, deflate) : undefined
  }
  return undefined
}

async function textOf(
  objects: FileObjects,
  stream: PDFRef,
  source: ByteSource,
  deflate: Deflate,
): Promise<string | undefined> {
  const { dict, offset, length } = await objects.streamRange(stream)
  if (length > largestRecord) return undefined
  const stored = Uint8Array.from(await source.read(offset, length))
  const bytes = objects.decryption ? await objects.decryption.whole(stored) : stored
  const isPacked = dict.has(PDFName.of('Filter'))
  return new TextDecoder().decode(isPacked ? await deflate.inflate(bytes, largestRecord) : bytes)
}

/** What the writer said of its file: the SHA-256 of its first `length` bytes. */
export interface FileSeal {
  readonly length: number
  readonly sha256: string
}

/** Undefined where a file has none, as every file of another program. */
export function sealIn(trailer: PDFDict): FileSeal | undefined {
  const value = trailer.get(PDFName.of(sealKey))
  const [length, sha256] = value instanceof PDFArray ? value.asArray() : []
  if (!(length instanceof PDFNumber) || !(sha256 instanceof PDFHexString)) return undefined
  return { length: length.asNumber(), sha256: sha256.asString().toLowerCase() }
}

/** Something was put behind the file as it was made. */
export const isAppendedTo = (trailer: PDFDict): boolean => trailer.has(PDFName.of('Prev'))
