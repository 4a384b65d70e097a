import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib'
import { type ByteSource, Cancelled, type RunOptions } from '../ports.ts'
import type { ObjectDecryption } from '../security/object-decryption.ts'
import { DeferredStream } from '../write/deferred-stream.ts'
import { type FileIndex, isParsing, type Place, WrongIndex } from './file-index.ts'
import { ObjectText } from './object-text.ts'
import { type RawFile, type RawObject, unpackedStructure } from './raw-file.ts'
import type { RebuiltIndex } from './rebuilt-index.ts'

/** Streams below this are taken into memory: a range in a source costs about as much to keep. */
const smallest = 4096
/** Unpacked object streams that are kept: what is asked for next is mostly close by. */
const mostPackedBytes = 16 * 1024 * 1024
/** More than any page needs; a file that has it was made to fill memory. */
const mostHeldBytes = 512 * 1024 * 1024

interface PackedObjects {
  readonly bytes: Uint8Array
  readonly numbers: readonly number[]
  readonly offsets: readonly number[]
}

/**
 * A foreign PDF whose objects come into memory when they are asked for, and no others. Big streams never do: they are
 * ranges of the source, decrypted as they are read where the file is encrypted.
 */
export class ForeignFile {
  readonly context: PDFContext
  readonly trailer: FileIndex['trailer']
  /** About how much memory its objects take. */
  heldBytes = 0
  decryption: ObjectDecryption | undefined
  private readonly raw: RawFile
  private readonly source: ByteSource
  private readonly run: Pick<RunOptions, 'cancel'>
  private readonly places: Map<number, Place>
  private readonly rebuilt: RebuiltIndex | undefined
  private readonly loaded = new Map<PDFRef, PDFObject | undefined>()
  private readonly packed = new Map<number, PackedObjects>()

  constructor(
    source: ByteSource,
    raw: RawFile,
    index: FileIndex,
    run: Pick<RunOptions, 'cancel'>,
    rebuilt?: RebuiltIndex,
  ) {
    this.source = source
    this.raw = raw
    this.context = raw.context
    this.trailer = index.trailer
    this.places = new Map(index.places)
    this.run = run
    this.rebuilt = rebuilt
  }

  /** Pages in the order of the file, where the cross-references had to be rebuilt. */
  get strayPages(): readonly PDFRef[] {
    return this.rebuilt?.pages ?? []
  }

  /** What object streams hold is known once they can be decrypted: for a file whose index was rebuilt. */
  async findPacked(): Promise<void> {
    for (const [number, offset] of this.rebuilt?.objectStreams ?? []) {
      const held = await this.packedObjects(number).catch(nothingIfBroken)
      held?.numbers.forEach((object, index) => {
        const known = this.places.get(object)
        const isNewer = known && 'offset' in known && known.offset > offset
        if (!isNewer) this.places.set(object, { stream: number, index })
      })
    }
  }

  /** The value, references followed; it is in the context then. Undefined for what is not there or cannot be read. */
  async load(value: PDFObject | undefined): Promise<PDFObject | undefined> {
    let found = value
    for (let hop = 0; found instanceof PDFRef; hop++) {
      if (hop > 8) return undefined
      found = await this.indirect(found)
    }
    return found
  }

  /** A value with everything that it leads to. */
  async loadAll(value: PDFObject | undefined): Promise<void> {
    const waiting: PDFObject[] = []
    // numbers and names lead nowhere, and fonts have thousands of them
    const follow = (item: PDFObject | undefined): void => {
      if (item instanceof PDFRef) {
        if (this.closed.has(item)) return
        this.closed.add(item)
        waiting.push(item)
      } else if (item instanceof PDFArray || item instanceof PDFDict || item instanceof PDFStream)
        waiting.push(item)
    }
    follow(value)
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (next instanceof PDFRef) follow(this.loaded.get(next) ?? (await this.indirect(next)))
      else if (next instanceof PDFArray) for (let at = 0; at < next.size(); at++) follow(next.get(at))
      else {
        const dict = next instanceof PDFStream ? next.dict : next
        if (dict instanceof PDFDict)
          for (const [key, item] of dict.entries()) if (!aside.has(key)) follow(item)
      }
    }
  }
  private readonly closed = new Set<PDFRef>()

  /** A stream's bytes in memory, as the context has it from now on. */
  async hold(ref: PDFRef, most: number): Promise<void> {
    const stream = this.context.lookup(ref)
    if (!(stream instanceof DeferredStream)) return
    const [segment] = stream.segments
    if (!segment || segment instanceof Uint8Array) return
    if (segment.length > most) throw new RangeError('page content without end')
    const bytes = (await segment.source.read(segment.offset, segment.length)).slice()
    this.note(bytes.length)
    this.context.assign(ref, PDFRawStream.of(stream.dict, bytes))
  }

  private async indirect(ref: PDFRef): Promise<PDFObject | undefined> {
    if (this.loaded.has(ref)) return this.loaded.get(ref)
    if (this.run.cancel.aborted) throw new Cancelled()
    // a value that leads back to itself finds nothing
    this.loaded.set(ref, undefined)
    const place = this.places.get(ref.objectNumber)
    const found = place && (await this.at(place, ref))
    if (found) {
      this.loaded.set(ref, found)
      this.context.assign(ref, found)
    }
    return found
  }

  private async at(place: Place, ref: PDFRef): Promise<PDFObject | undefined> {
    if ('stream' in place) {
      const held = await this.packedObjects(place.stream).catch(nothingIfBroken)
      // the index of the table is a hint; the stream itself says which object is which
      const index =
        held?.numbers[place.index] === ref.objectNumber
          ? place.index
          : held?.numbers.indexOf(ref.objectNumber)
      const from = index === undefined ? undefined : held?.offsets[index]
      if (!held || from === undefined) return undefined
      try {
        return new ObjectText(held.bytes.subarray(from), this.context).value()
      } catch (error) {
        return nothingIfBroken(error)
      }
    }
    const object = await this.objectAt(place.offset, ref)
    return object && this.decrypted(object)
  }

  /** @throws WrongIndex when another object stands there and the index can still be rebuilt. */
  private async objectAt(offset: number, ref: PDFRef): Promise<RawObject | undefined> {
    const object = await this.raw.objectAt(offset).catch(nothingIfBroken)
    if (object?.ref.objectNumber === ref.objectNumber) {
      this.note(512)
      return object
    }
    if (!this.rebuilt) throw new WrongIndex(`object ${ref.objectNumber} is not at ${offset}`)
    return undefined
  }

  private async decrypted({ ref, value, dataAt }: RawObject): Promise<PDFObject> {
    if (dataAt !== undefined && value instanceof PDFDict) return this.streamOf(ref, value, dataAt)
    if (this.decryption) return this.plainStrings(ref, value, this.decryption)
    return value
  }

  private async streamOf(ref: PDFRef, dict: PDFDict, dataAt: number): Promise<PDFStream> {
    const claimed = await this.load(dict.get(PDFName.of('Length')))
    const length = await this.raw.streamLength(
      dataAt,
      claimed instanceof PDFNumber ? claimed.asNumber() : undefined,
    )
    const isPlain = nameOf(dict, 'Type') === 'XRef' || filtersOf(dict).includes('Crypt')
    const decryption = isPlain ? undefined : this.decryption
    if (decryption) await this.plainStrings(ref, dict, decryption)
    const of = { number: ref.objectNumber, generation: ref.generationNumber }
    if (length <= smallest) {
      const packed = await this.raw.read(dataAt, length)
      this.note(length)
      return sized(dict, decryption ? await decryption.stream(of, packed) : packed)
    }
    const segment = decryption
      ? { source: await decryption.source(of, this.source, dataAt, length), offset: 0 }
      : { source: this.source, offset: dataAt }
    const bytes = decryption ? segment.source.bytes : length
    dict.set(PDFName.of('Length'), PDFNumber.of(bytes))
    return new DeferredStream(dict, [{ ...segment, length: bytes }])
  }

  private async plainStrings<T extends PDFObject>(
    ref: PDFRef,
    value: T,
    decryption: ObjectDecryption,
  ): Promise<T | PDFHexString> {
    const of = { number: ref.objectNumber, generation: ref.generationNumber }
    const plain = async (item: PDFObject, depth: number): Promise<PDFObject> => {
      if (item instanceof PDFString || item instanceof PDFHexString) {
        const bytes = await decryption.string(of, item.asBytes())
        return PDFHexString.of(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''))
      }
      if (depth > 100) return item
      if (item instanceof PDFArray) {
        for (const [index, part] of item.asArray().entries()) {
          if (mayHoldStrings(part)) item.set(index, await plain(part, depth + 1))
        }
      }
      if (item instanceof PDFDict) {
        for (const [key, part] of item.entries()) {
          if (mayHoldStrings(part)) item.set(key, await plain(part, depth + 1))
        }
      }
      return item
    }
    const made = await plain(value, 0)
    return made instanceof PDFHexString ? made : value
  }

  private async packedObjects(number: number): Promise<PackedObjects> {
    const known = this.packed.get(number)
    if (known) return known
    const place = this.places.get(number)
    if (!place || !('offset' in place)) throw new SyntaxError('no object stream')
    const stream = await this.load(PDFRef.of(number))
    if (!(stream instanceof PDFStream)) throw new SyntaxError('no object stream')
    const made = await packedOf(stream)
    let held = [...this.packed.values()].reduce((sum, { bytes }) => sum + bytes.length, made.bytes.length)
    for (const [oldest, { bytes }] of this.packed) {
      if (held <= mostPackedBytes) break
      held -= bytes.length
      this.packed.delete(oldest)
    }
    this.packed.set(number, made)
    return made
  }

  private note(bytes: number): void {
    this.heldBytes += bytes
    if (this.heldBytes > mostHeldBytes) throw new RangeError('too much for memory')
  }
}

async function packedOf(stream: PDFStream): Promise<PackedObjects> {
  const bytes = await unpackedStructure(stream.dict, await bytesOf(stream))
  const number = (name: string): number => {
    const value = stream.dict.lookup(PDFName.of(name))
    return value instanceof PDFNumber ? value.asNumber() : 0
  }
  const [count, first] = [number('N'), number('First')]
  const head = new ObjectText(bytes, stream.dict.context)
  const numbers: number[] = []
  const offsets: number[] = []
  for (let index = 0; index < count && head.at < first; index++) {
    numbers.push(head.integer())
    offsets.push(first + head.integer())
  }
  return { bytes, numbers, offsets }
}

async function bytesOf(stream: PDFStream): Promise<Uint8Array> {
  if (!(stream instanceof DeferredStream)) return stream.getContents()
  const [segment] = stream.segments
  if (!segment) return new Uint8Array(0)
  if (segment instanceof Uint8Array) return segment
  return (await segment.source.read(segment.offset, segment.length)).slice()
}

function sized(dict: PDFDict, bytes: Uint8Array): PDFRawStream {
  dict.set(PDFName.of('Length'), PDFNumber.of(bytes.length))
  return PDFRawStream.of(dict, bytes)
}

/** What leads to other pages, or has no meaning away from its file. */
const aside = new Set(
  ['Parent', 'Metadata', 'PieceInfo', 'StructParent', 'StructParents', 'Length'].map((key) =>
    PDFName.of(key),
  ),
)

const mayHoldStrings = (value: PDFObject): boolean =>
  value instanceof PDFString ||
  value instanceof PDFHexString ||
  value instanceof PDFArray ||
  value instanceof PDFDict

function nameOf(dict: PDFDict, key: string): string | undefined {
  const value = dict.get(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : undefined
}

function filtersOf(dict: PDFDict): readonly string[] {
  const value = dict.get(PDFName.of('Filter'))
  const all = value instanceof PDFArray ? value.asArray() : [value]
  return all.flatMap((item) => (item instanceof PDFName ? [item.decodeText()] : []))
}

function nothingIfBroken(error: unknown): undefined {
  if (!isParsing(error) || error instanceof WrongIndex) throw error
  return undefined
}
