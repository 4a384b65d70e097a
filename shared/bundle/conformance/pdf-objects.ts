import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib'
import type { Deflate } from '../ports.ts'
import { DeferredStream } from '../write/deferred-stream.ts'

/** A stream whose bytes are read when they are asked for. */
export interface PdfStream {
  readonly dict: PDFDict
  /** Unpacked. @throws when they are damaged, packed in a way that is not known, or more than `limit`. */
  bytes(limit: number): Promise<Uint8Array>
}

/** The objects of one file, wherever they are: in memory while a PDF is imported, behind offsets once it is written. */
export interface PdfObjects {
  /** The value itself, references followed; of a stream its dictionary. */
  resolve(value: PDFObject | undefined): Promise<PDFObject | undefined>
  stream(value: PDFObject | undefined): Promise<PdfStream | undefined>
}

const step = 64 * 1024

/** Unpacks a stream's bytes. Plain Flate goes through the port, everything else through pdf-lib. */
export async function unpacked(
  dict: PDFDict,
  bytes: Uint8Array,
  limit: number,
  deflate: Deflate | undefined,
): Promise<Uint8Array> {
  const filter = dict.get(PDFName.of('Filter'))
  if (filter === undefined) return bytes
  if (deflate && filter === PDFName.of('FlateDecode') && !dict.has(PDFName.of('DecodeParms'))) {
    return deflate.inflate(bytes, limit)
  }
  const stream = decodePDFRawStream(PDFRawStream.of(dict, bytes))
  const pieces: Uint8Array[] = []
  let total = 0
  for (let piece = stream.getBytes(step); piece.length > 0; piece = stream.getBytes(step)) {
    pieces.push(Uint8Array.from(piece))
    total += piece.length
    if (total > limit) throw new RangeError('stream without end')
  }
  const whole = new Uint8Array(total)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** The objects of a PDF that was opened by pdf-lib. */
export function contextObjects(context: PDFContext): PdfObjects {
  const packedBytes = async (stream: PDFStream): Promise<Uint8Array> => {
    if (!(stream instanceof DeferredStream)) return stream.getContents()
    const [segment] = stream.segments
    if (!segment) return new Uint8Array()
    if (segment instanceof Uint8Array) return segment
    return (await segment.source.read(segment.offset, segment.length)).slice()
  }
  return {
    async resolve(value) {
      const found = context.lookup(value)
      return found instanceof PDFStream ? found.dict : found
    },
    async stream(value) {
      const found = context.lookup(value)
      if (!(found instanceof PDFStream)) return undefined
      return {
        dict: found.dict,
        bytes: async (limit) => {
          if (found.getContentsSize() > limit) throw new RangeError('stream too large')
          return unpacked(found.dict, await packedBytes(found), limit, undefined)
        },
      }
    },
  }
}

/** Shorthands over objects: the value of a key, if it is of the wanted kind. */
export class Reader {
  readonly objects: PdfObjects

  constructor(objects: PdfObjects) {
    this.objects = objects
  }

  async dict(value: PDFObject | undefined): Promise<PDFDict | undefined> {
    const found = await this.objects.resolve(value)
    return found instanceof PDFDict ? found : undefined
  }

  async array(value: PDFObject | undefined): Promise<readonly PDFObject[] | undefined> {
    const found = await this.objects.resolve(value)
    return found instanceof PDFArray ? found.asArray() : undefined
  }

  async number(value: PDFObject | undefined): Promise<number | undefined> {
    const found = await this.objects.resolve(value)
    return found instanceof PDFNumber ? found.asNumber() : undefined
  }

  /** Without the slash. */
  async name(value: PDFObject | undefined): Promise<string | undefined> {
    const found = await this.objects.resolve(value)
    return found instanceof PDFName ? found.decodeText() : undefined
  }

  async numbers(value: PDFObject | undefined): Promise<readonly number[]> {
    const items = (await this.array(value)) ?? []
    const found: number[] = []
    for (const item of items) {
      const number = await this.number(item)
      if (number !== undefined) found.push(number)
    }
    return found
  }
}

export const key = (dict: PDFDict | undefined, name: string): PDFObject | undefined =>
  dict?.get(PDFName.of(name))

/** What an object is called in a finding, and under which it is remembered. */
export const labelOf = (value: PDFObject | undefined, otherwise: string): string =>
  value instanceof PDFRef ? `object ${value.objectNumber}` : otherwise
