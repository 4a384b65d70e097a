import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectParser,
  PDFRef,
} from 'pdf-lib'
import type { ByteSource, Deflate } from '../ports.ts'
import type { Decryption } from '../security/decryption.ts'
import type { Lock } from '../security/open-seals.ts'

/** Where an object is: at an offset of the file, or as the n-th of an object stream. */
type Entry = { readonly offset: number } | { readonly stream: number; readonly index: number }

/** No table, object stream or dictionary of ours comes near these. */
const largestStream = 256 * 1024 * 1024
/** Ours are two hundred bytes long; what is long (arrays of kids, palettes) is in object streams or behind references. */
const window = 256
/** The resources of a page that came from elsewhere may be longer. */
const largestWindow = 4 * 1024 * 1024
/**
 * Object streams stay unpacked up to here: who walks the structure tree of a thousand exhibits comes back to hundreds of
 * them again and again, and to unpack one takes longer than all that is done with its objects.
 */
const mostOpenedBytes = 12 * 1024 * 1024
/** Stands behind the dictionary: a name such as `/application#2Foctet-stream` is not it. */
const streamKeyword = /(?<=>>\s*)stream\r?\n/
const objectEnd = /(?<=>>\s*)stream\r?\n|\bendobj\b/

/** The file does not read as the PDF it should be; `detail` says where. */
export class StructureError extends Error {}

/** The file is encrypted, and was opened with another password or none. */
export class PasswordNeeded extends StructureError {
  readonly trailer: PDFDict
  constructor(trailer: PDFDict) {
    super('the file has another password')
    this.trailer = trailer
  }
}

/** Finds objects in a finished file by its cross-reference stream alone: offsets, not memories of the writer. */
export interface FileObjects {
  readonly trailer: PDFDict
  /** Of an encrypted file: what gives back the bytes of its streams. */
  readonly decryption: Decryption | undefined
  /** Numbers of all objects in use, in order; `offset` where an object stands by itself, as every stream does. */
  entries(): Iterable<{ readonly number: number; readonly offset: number | undefined }>
  /** The object, or the dictionary of a stream. */
  object(ref: PDFRef): Promise<PDFObject>
  /** The value itself, references followed. */
  resolve(value: PDFObject | undefined): Promise<PDFObject | undefined>
  /** Where a stream's bytes lie in the file. */
  streamRange(
    ref: PDFRef,
  ): Promise<{ readonly dict: PDFDict; readonly offset: number; readonly length: number }>
}

/** @throws StructureError when the end of the file does not lead to a readable cross-reference stream. */
export async function openFileObjects(
  source: ByteSource,
  deflate: Deflate,
  lock?: Lock,
): Promise<FileObjects> {
  const context = PDFContext.create()
  const tailLength = Math.min(2048, source.bytes)
  const tail = textOf(await source.read(source.bytes - tailLength, tailLength))
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1]
  if (start === undefined) throw new StructureError('no startxref before %%EOF')

  const parsed = (bytes: Uint8Array): PDFObject => PDFObjectParser.forBytes(bytes, context).parseObject()
  /** From an offset to the keyword that ends the object's own text. */
  const textAt = async (
    offset: number,
    wanted: RegExp,
    length = window,
  ): Promise<{ readonly text: string; readonly bytes: Uint8Array }> => {
    const bytes = await source.read(offset, Math.min(length, source.bytes - offset))
    const text = textOf(bytes)
    const isWhole = wanted.test(text) || length >= largestWindow || offset + length >= source.bytes
    return isWhole ? { text, bytes } : textAt(offset, wanted, length * 16)
  }
  const streamAt = async (offset: number) => {
    const { text, bytes } = await textAt(offset, streamKeyword)
    const keyword = /^\s*\d+ \d+ obj\b/.exec(text)?.[0].length
    const marker = streamKeyword.exec(text)
    if (keyword === undefined || !marker) throw new StructureError(`no stream object at ${offset}`)
    const dict = parsed(bytes.slice(keyword, marker.index))
    if (!(dict instanceof PDFDict)) throw new StructureError(`no stream dictionary at ${offset}`)
    return { dict, offset: offset + marker.index + marker[0].length }
  }
  const unpacked = async (dict: PDFDict, offset: number, length: number, key?: Decryption) => {
    if (length > largestStream) throw new StructureError(`stream of ${length} bytes at ${offset}`)
    const bytes = Uint8Array.from(await source.read(offset, length))
    return inflated(dict, key ? await key.whole(bytes) : bytes)
  }
  const inflated = async (dict: PDFDict, bytes: Uint8Array) => {
    if (!dict.has(PDFName.of('Filter'))) return bytes
    const plain = await deflate.inflate(bytes, largestStream)
    const parameters = dict.get(PDFName.of('DecodeParms'))
    return parameters instanceof PDFDict ? withoutPrediction(plain, numberIn(parameters, 'Columns')) : plain
  }

  const table = await streamAt(Number(start))
  const tableBytes = await unpacked(table.dict, table.offset, numberIn(table.dict, 'Length'))
  const entries = entriesOf(table.dict, tableBytes)
  const opened = new Map<number, { readonly bytes: Uint8Array; readonly offsets: readonly number[] }>()
  let openedBytes = 0

  const objectStream = async (number: number) => {
    const known = opened.get(number)
    if (known) return known
    const { dict, offset, length } = await objects.streamRange(PDFRef.of(number))
    const bytes = await unpacked(dict, offset, length, decryption)
    const first = numberIn(dict, 'First')
    const head = textOf(bytes.subarray(0, first)).trim().split(/\s+/).map(Number)
    const offsets = head.filter((_, index) => index % 2 === 1).map((at) => at + first)
    const made = { bytes, offsets }
    opened.set(number, made)
    openedBytes += bytes.length
    for (const [oldest, { bytes: held }] of opened) {
      if (openedBytes <= mostOpenedBytes || oldest === number) break
      opened.delete(oldest)
      openedBytes -= held.length
    }
    return made
  }

  let decryption: Decryption | undefined
  const objects: FileObjects = {
    trailer: table.dict,
    get decryption() {
      return decryption
    },
    *entries() {
      for (const [number, entry] of entries)
        yield { number, offset: 'offset' in entry ? entry.offset : undefined }
    },
    async object(ref) {
      const entry = entries.get(ref.objectNumber)
      if (!entry) throw new StructureError(`object ${ref.objectNumber} is not in the cross-reference stream`)
      if ('offset' in entry) {
        const { text, bytes } = await textAt(entry.offset, objectEnd)
        const keyword = new RegExp(`^${ref.objectNumber} 0 obj\\b`).exec(text)?.[0].length
        if (keyword === undefined)
          throw new StructureError(`object ${ref.objectNumber} is not at ${entry.offset}`)
        const end = (streamKeyword.exec(text) ?? /\bendobj\b/.exec(text))?.index ?? text.length
        return parsed(bytes.slice(keyword, end))
      }
      const { bytes, offsets } = await objectStream(entry.stream)
      const from = offsets[entry.index]
      if (from === undefined)
        throw new StructureError(`object ${ref.objectNumber} is not in its object stream`)
      return parsed(bytes.slice(from, offsets[entry.index + 1] ?? bytes.length))
    },
    async resolve(value) {
      return value instanceof PDFRef ? objects.object(value) : value
    },
    async streamRange(ref) {
      const entry = entries.get(ref.objectNumber)
      if (!entry || !('offset' in entry)) throw new StructureError(`stream ${ref.objectNumber} has no offset`)
      const { dict, offset } = await streamAt(entry.offset)
      const length = await objects.resolve(dict.get(PDFName.of('Length')))
      if (!(length instanceof PDFNumber)) throw new StructureError(`stream ${ref.objectNumber} has no length`)
      return { dict, offset, length: length.asNumber() }
    },
  }
  const encrypt = await objects.resolve(table.dict.get(PDFName.of('Encrypt')))
  if (encrypt instanceof PDFDict) {
    decryption = await lock?.open({ user: stringIn(encrypt, 'U'), userKey: stringIn(encrypt, 'UE') })
    if (!decryption) throw new PasswordNeeded(table.dict)
  } else if (lock) throw new StructureError('the file has no password')
  return objects
}

/** Rows of the cross-reference stream (PDF 32000-1, 7.5.8). */
function entriesOf(dict: PDFDict, bytes: Uint8Array): ReadonlyMap<number, Entry> {
  const widths = dict.get(PDFName.of('W'))
  const w =
    widths instanceof PDFArray ? widths.asArray().map((n) => (n instanceof PDFNumber ? n.asNumber() : 0)) : []
  const [a = 0, b = 0, c = 0] = w
  const row = a + b + c
  if (w.length !== 3 || row === 0) throw new StructureError('cross-reference stream without widths')
  const field = (at: number, width: number) => {
    let value = 0
    for (let index = 0; index < width; index++) value = value * 256 + (bytes[at + index] ?? 0)
    return value
  }
  const entries = new Map<number, Entry>()
  for (let number = 0; (number + 1) * row <= bytes.length; number++) {
    const at = number * row
    const kind = field(at, a)
    if (kind === 1) entries.set(number, { offset: field(at + a, b) })
    if (kind === 2) entries.set(number, { stream: field(at + a, b), index: field(at + a + b, c) })
  }
  return entries
}

/** Takes back the PNG predictors None and Up, the only ones in use for cross-reference streams. */
function withoutPrediction(bytes: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(bytes.length / (columns + 1))
  const plain = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row++) {
    const filter = bytes[row * (columns + 1)]
    if (filter !== 0 && filter !== 2)
      throw new StructureError(`predictor ${filter} in a cross-reference stream`)
    for (let column = 0; column < columns; column++) {
      const above = filter === 2 && row > 0 ? (plain[(row - 1) * columns + column] ?? 0) : 0
      plain[row * columns + column] = (bytes[row * (columns + 1) + 1 + column] ?? 0) + above
    }
  }
  return plain
}

function numberIn(dict: PDFDict, key: string): number {
  const value = dict.get(PDFName.of(key))
  if (!(value instanceof PDFNumber)) throw new StructureError(`no /${key}`)
  return value.asNumber()
}

function stringIn(dict: PDFDict, key: string): Uint8Array {
  const value = dict.get(PDFName.of(key))
  if (!(value instanceof PDFHexString)) throw new StructureError(`no /${key}`)
  return value.asBytes()
}

/** One character a byte, so that indexes into the text are offsets into the bytes. */
const textOf = (bytes: Uint8Array): string => oneByteSigns.decode(bytes)
const oneByteSigns = new TextDecoder('windows-1252')
