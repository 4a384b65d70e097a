import { type PDFContext, type PDFDict, PDFName, PDFNumber, type PDFObject, type PDFRef } from 'pdf-lib'
import { unpacked } from '../conformance/pdf-objects.ts'
import { type ByteSource, Cancelled, type RunOptions } from '../ports.ts'
import { inBlocks } from '../source-in-blocks.ts'
import { ObjectText } from './object-text.ts'
import { withoutPrediction } from './predictors.ts'

/** An object as it stands in the file: not decrypted, references not followed. */
export interface RawObject {
  readonly ref: PDFRef
  readonly value: PDFObject
  /** Where its stream's bytes begin, if it is one. */
  readonly dataAt: number | undefined
}

/** A foreign file by offsets. What is read is small, whatever the file's size. */
export interface RawFile {
  readonly context: PDFContext
  readonly bytes: number
  /** What there is of `length` bytes from `offset`. @throws SourceError, Cancelled. */
  read(offset: number, length: number): Promise<Uint8Array>
  /** @throws SyntaxError and whatever pdf-lib throws when no object stands there. */
  objectAt(offset: number): Promise<RawObject>
  /** A value that is no indirect object. */
  valueAt(offset: number): Promise<{ readonly value: PDFObject }>
  /** How many bytes of a stream there are; `claimed` is what its dictionary says. */
  streamLength(dataAt: number, claimed: number | undefined): Promise<number>
  /** The bytes of a stream that structure is written in. @throws RangeError for more than anybody writes. */
  unpacked(dict: PDFDict, dataAt: number): Promise<Uint8Array>
}

const firstWindow = 4096
const largestWindow = 16 * 1024 * 1024
/** Behind an object there must be more of the file, or the object may only be cut off. */
const margin = 32
export const largestStructure = 128 * 1024 * 1024

export function rawFile(
  source: ByteSource,
  context: PDFContext,
  { cancel }: Pick<RunOptions, 'cancel'>,
): RawFile {
  const blocks = inBlocks(source)
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    if (cancel.aborted) throw new Cancelled()
    const there = Math.max(0, Math.min(length, source.bytes - offset))
    return there === 0 ? new Uint8Array(0) : (await blocks.read(offset, there)).slice()
  }
  /** Parses a piece that grows until the object in it is whole. */
  const parsed = async <T>(offset: number, parse: (text: ObjectText) => T) => {
    for (let length = firstWindow; ; length *= 8) {
      const piece = await read(offset, length)
      const isAll = piece.length < length || length >= largestWindow
      const text = new ObjectText(piece, context)
      try {
        const value = parse(text)
        if (isAll || text.left >= margin) return { value, text }
      } catch (error) {
        if (isAll) throw error
      }
    }
  }
  const file: RawFile = {
    context,
    bytes: source.bytes,
    read,
    async objectAt(offset) {
      const { value, text } = await parsed(offset, (from) => ({ ref: from.header(), value: from.value() }))
      return { ...value, dataAt: text.dataAt === undefined ? undefined : offset + text.dataAt }
    },
    valueAt: (offset) => parsed(offset, (from) => from.value()),
    async streamLength(dataAt, claimed) {
      const fits = claimed !== undefined && claimed >= 0 && dataAt + claimed <= source.bytes
      if (fits && /^\s*endstream/.test(latin1(await source.read(...within(source, dataAt + claimed, 24)))))
        return claimed
      return lengthByEnd(read, dataAt, source.bytes)
    },
    async unpacked(dict, dataAt) {
      const length = dict.get(PDFName.of('Length'))
      const claimed = length instanceof PDFNumber ? length.asNumber() : undefined
      const bytes = await file.streamLength(dataAt, claimed)
      if (bytes > largestStructure) throw new RangeError('structure too large')
      return unpackedStructure(dict, await read(dataAt, bytes))
    },
  }
  return file
}

const within = ({ bytes }: ByteSource, offset: number, length: number): readonly [number, number] => [
  offset,
  Math.max(0, Math.min(length, bytes - offset)),
]

/** An object or cross-reference stream as it was before it was packed. */
export const unpackedStructure = async (dict: PDFDict, bytes: Uint8Array): Promise<Uint8Array> =>
  withoutPrediction(dict, await unpacked(dict, bytes, largestStructure, undefined))

const searchStep = 256 * 1024
const endWord = 'endstream'

/** As far as `endstream`, or the end of a file that lost it. */
async function lengthByEnd(read: RawFile['read'], from: number, until: number): Promise<number> {
  for (let at = from; at < until; at += searchStep) {
    const text = latin1(await read(at, searchStep + endWord.length))
    const end = text.indexOf(endWord)
    if (end < 0) continue
    const before = latin1(await read(Math.max(from, at + end - 2), Math.min(2, at + end - from)))
    return at + end - from - (before.endsWith('\r\n') ? 2 : /[\r\n]$/.test(before) ? 1 : 0)
  }
  return until - from
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)
