import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject } from 'pdf-lib'
import { Cancelled, SourceError } from '../ports.ts'
import { ObjectText } from './object-text.ts'
import type { RawFile } from './raw-file.ts'

/** Where an object is: at an offset of the file, or as the n-th of an object stream. */
export type Place = { readonly offset: number } | { readonly stream: number; readonly index: number }

/** What a file says of itself at its end. */
export interface FileIndex {
  readonly places: ReadonlyMap<number, Place>
  /** /Root, /Encrypt and /ID, the newest of each. */
  readonly trailer: ReadonlyMap<string, PDFObject>
}

/** The cross-references lead nowhere, or to other objects than they say. */
export class WrongIndex extends Error {}

const mostSections = 1000
export const mostObjects = 4_000_000
const entryBytes = 20

type Entries = Map<number, Place | 'free'>

/**
 * Follows the cross-references from `startxref`: tables, streams, both in one file, and what later saves added in front.
 * @throws WrongIndex.
 */
export async function readIndex(file: RawFile): Promise<FileIndex> {
  const places = new Map<number, Place | 'free'>()
  const trailer = new Map<string, PDFObject>()
  const seen = new Set<number>()
  for (let at: number | undefined = await startOf(file); at !== undefined;) {
    if (seen.has(at) || seen.size > mostSections) throw new WrongIndex('cross-references go round')
    seen.add(at)
    const { entries, dict } = await sectionAt(file, at)
    // where both are there, what the table calls free may be in use for readers of the stream (7.5.8.4)
    const hidden = numberIn(dict, 'XRefStm')
    if (hidden !== undefined) addOlder(places, (await streamSection(file, hidden)).entries)
    addOlder(places, entries)
    for (const name of ['Root', 'Encrypt', 'ID', 'Info']) {
      const value = dict.get(PDFName.of(name))
      if (value && !trailer.has(name)) trailer.set(name, value)
    }
    at = numberIn(dict, 'Prev')
  }
  const used = new Map<number, Place>()
  for (const [number, place] of places) if (place !== 'free') used.set(number, place)
  return { places: used, trailer }
}

function addOlder(places: Entries, older: Entries): void {
  for (const [number, place] of older) if (!places.has(number)) places.set(number, place)
  if (places.size > mostObjects) throw new WrongIndex('too many objects')
}

const tailBytes = 4096

async function startOf(file: RawFile): Promise<number> {
  const from = Math.max(0, file.bytes - tailBytes)
  const tail = new TextDecoder('latin1').decode(await file.read(from, file.bytes - from))
  const start = [...tail.matchAll(/startxref[\0\t\n\f\r ]*(\d{1,15})/g)].at(-1)?.[1]
  if (start === undefined) throw new WrongIndex('no startxref')
  return Number(start)
}

async function sectionAt(file: RawFile, at: number): Promise<{ entries: Entries; dict: PDFDict }> {
  if (at < 0 || at >= file.bytes) throw new WrongIndex('cross-reference outside the file')
  const head = new ObjectText(await file.read(at, 64), file.context)
  return head.take('xref') ? tableSection(file, at + head.at) : streamSection(file, at)
}

async function tableSection(file: RawFile, start: number): Promise<{ entries: Entries; dict: PDFDict }> {
  const entries: Entries = new Map()
  for (let at = start; ;) {
    const text = new ObjectText(await file.read(at, 64), file.context)
    if (text.take('trailer')) return { entries, dict: await dictAt(file, at + text.at) }
    const [first, count] = numbersOf(text)
    const rows = /^[\0\t\f ]*(?:\r\n|\n|\r)?/.exec(latin1(await file.read(at + text.at, 8)))?.[0].length ?? 0
    at += text.at + rows
    if (count > mostObjects || at + count * entryBytes > file.bytes) throw new WrongIndex('table too long')
    const table = latin1(await file.read(at, count * entryBytes))
    for (let row = 0; row < count; row++) {
      const entry = /^(\d{10}) \d{5} ([fn])/.exec(table.slice(row * entryBytes, (row + 1) * entryBytes))
      if (!entry) throw new WrongIndex('broken entry')
      entries.set(first + row, entry[2] === 'f' ? 'free' : { offset: Number(entry[1]) })
    }
    at += count * entryBytes
  }
}

function numbersOf(text: ObjectText): readonly [number, number] {
  try {
    return [text.integer(), text.integer()]
  } catch {
    throw new WrongIndex('broken table') // neither a row nor a trailer
  }
}

async function dictAt(file: RawFile, at: number): Promise<PDFDict> {
  const { value } = await file.valueAt(at).catch(wrongIndex)
  if (!(value instanceof PDFDict)) throw new WrongIndex('no trailer')
  return value
}

async function streamSection(file: RawFile, at: number): Promise<{ entries: Entries; dict: PDFDict }> {
  const found = await file.objectAt(at).catch(wrongIndex)
  if (!(found.value instanceof PDFDict) || found.dataAt === undefined)
    throw new WrongIndex('no cross-reference here')
  const bytes = await file.unpacked(found.value, found.dataAt).catch(wrongIndex)
  return { entries: rowsOf(found.value, bytes), dict: found.value }
}

function wrongIndex(error: unknown): never {
  if (!isParsing(error)) throw error
  throw new WrongIndex(error instanceof Error ? error.message : String(error))
}

/** What broken bytes make a parser throw; a source that is gone and a cancelled run are something else. */
export const isParsing = (error: unknown): boolean =>
  !(error instanceof SourceError) && !(error instanceof Cancelled)

/** Rows of a cross-reference stream (7.5.8). */
function rowsOf(dict: PDFDict, bytes: Uint8Array): Entries {
  const [a = 0, b = 0, c = 0] = numbersIn(dict, 'W') ?? []
  const row = a + b + c
  if (row === 0 || ![a, b, c].every((width) => width >= 0 && width <= 8)) throw new WrongIndex('odd widths')
  const field = (at: number, width: number) => {
    let value = 0
    for (let index = 0; index < width; index++) value = value * 256 + (bytes[at + index] ?? 0)
    return value
  }
  const entries: Entries = new Map()
  const runs = numbersIn(dict, 'Index') ?? [0, numberIn(dict, 'Size') ?? 0]
  let at = 0
  for (let run = 0; run + 1 < runs.length; run += 2) {
    const [first = 0, count = 0] = [runs[run], runs[run + 1]]
    for (let number = first; number < first + count && at + row <= bytes.length; number++, at += row) {
      const kind = a === 0 ? 1 : field(at, a)
      const [second, third] = [field(at + a, b), field(at + a + b, c)]
      entries.set(
        number,
        kind === 1 ? { offset: second } : kind === 2 ? { stream: second, index: third } : 'free',
      )
      if (entries.size > mostObjects) throw new WrongIndex('too many objects')
    }
  }
  return entries
}

function numberIn(dict: PDFDict, name: string): number | undefined {
  const value = dict.get(PDFName.of(name))
  return value instanceof PDFNumber && Number.isSafeInteger(value.asNumber()) ? value.asNumber() : undefined
}

function numbersIn(dict: PDFDict, name: string): readonly number[] | undefined {
  const value = dict.get(PDFName.of(name))
  if (!(value instanceof PDFArray)) return undefined
  return value.asArray().map((item) => (item instanceof PDFNumber ? Math.max(0, item.asNumber()) : 0))
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)
