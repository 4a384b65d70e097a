import { PDFDict, PDFName, type PDFObject, PDFRef } from 'pdf-lib'
import { type FileIndex, isParsing, mostObjects, type Place } from './file-index.ts'
import type { RawFile } from './raw-file.ts'

/** A file's objects found by looking at every one of them, as readers do where the cross-references are wrong. */
export interface RebuiltIndex extends FileIndex {
  readonly places: Map<number, Place>
  /** Object streams with their offsets, in the order of the file: what is in them is only known once it can be decrypted. */
  readonly objectStreams: readonly (readonly [number: number, offset: number])[]
  /** Pages in the order of the file, for a file that lost its page tree. */
  readonly pages: readonly PDFRef[]
}

const pieceBytes = 1024 * 1024
/** As far as the words that say what an object is may stand from its beginning. */
const overlap = 1024
const beginning = /(?<!\d)(\d{1,9})[ \t\r\n]+(\d{1,5})[ \t\r\n]+obj\b|\btrailer(?=[\s<])/g

interface Found {
  readonly places: Map<number, Place>
  readonly streams: Map<number, number>
  readonly heads: Map<number, 'Catalog' | 'XRef' | 'Page'>
  readonly trailers: number[]
}

/** @throws SourceError, Cancelled; RangeError for more objects than anybody writes. */
export async function rebuildIndex(file: RawFile): Promise<RebuiltIndex> {
  const { places, streams, heads, trailers } = await scanned(file)
  const trailer = new Map<string, PDFObject>()
  const take = (dict: PDFObject | undefined) => {
    if (!(dict instanceof PDFDict)) return
    for (const name of ['Root', 'Encrypt', 'ID', 'Info']) {
      const value = dict.get(PDFName.of(name))
      if (value) trailer.set(name, value)
    }
  }
  const offsetOf = (number: number): number => {
    const place = places.get(number)
    return place && 'offset' in place ? place.offset : 0
  }
  for (const [number, type] of heads) {
    if (type === 'Catalog') trailer.set('Root', PDFRef.of(number))
    if (type === 'XRef') take((await file.objectAt(offsetOf(number)).catch(asNothing))?.value)
  }
  for (const at of trailers) take((await file.valueAt(at).catch(asNothing))?.value)
  const pages = [...heads].filter(([, type]) => type === 'Page')
  return {
    places,
    trailer,
    objectStreams: [...streams].toSorted(([, a], [, b]) => a - b),
    pages: pages.map(([number]) => PDFRef.of(number)),
  }
}

async function scanned(file: RawFile): Promise<Found> {
  const found: Found = { places: new Map(), streams: new Map(), heads: new Map(), trailers: [] }
  for (let at = 0; at < file.bytes; at += pieceBytes) {
    const text = new TextDecoder('latin1').decode(await file.read(at, pieceBytes + overlap))
    for (const match of text.matchAll(beginning)) {
      if (match.index >= pieceBytes) break
      if (match[1] === undefined) found.trailers.push(at + match.index + 'trailer'.length)
      else note(found, Number(match[1]), at + match.index, text.slice(match.index, match.index + overlap))
    }
    if (found.places.size > mostObjects) throw new RangeError('too many objects')
  }
  return found
}

function note({ places, streams, heads }: Found, number: number, offset: number, text: string): void {
  const end = /\bendobj\b|\bstream\b/.exec(text)?.index ?? text.length
  const type = /\/Type\s*\/(Catalog|XRef|ObjStm|Page)(?![A-Za-z])/.exec(text.slice(0, end))?.[1]
  // what stands further back is newer
  places.delete(number)
  places.set(number, { offset })
  heads.delete(number)
  streams.delete(number)
  if (type === 'ObjStm') streams.set(number, offset)
  if (type === 'Catalog' || type === 'XRef' || type === 'Page') heads.set(number, type)
}

/** In a file under repair a broken object is one that is not there. */
function asNothing(error: unknown): undefined {
  if (!isParsing(error)) throw error
  return undefined
}
