import type { BoundedFile } from './bounded-file.ts'
import { isDict, numberOf, type PdfDict, PdfScanner, PdfSyntaxError, type PdfValue } from './pdf-values.ts'
import { latin1, readIndirect, readStream } from './pdf-streams.ts'

/** Where an object is: at an offset, or as the n-th of an object stream. */
export type Place =
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number }

/** The cross-reference, newest part first. Tables stay in the file: an entry is read when it is asked for. */
export interface PdfIndex {
  readonly trailer: PdfDict
  readonly find: (object: number) => Promise<Place | undefined>
}

type Section = (object: number) => Promise<Place | 'free' | undefined>

const maxSections = 1000

/** Follows the chain of cross-reference sections from `startxref`. @throws PdfSyntaxError when it cannot be followed. */
export async function readIndex(file: BoundedFile, start: number): Promise<PdfIndex> {
  const sections: Section[] = []
  const seen = new Set<number>()
  const trailer = new Map<string, PdfValue>()
  const queue = [start]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (seen.has(at)) continue
    seen.add(at)
    if (!Number.isSafeInteger(at) || at < 0 || at >= file.size || seen.size > maxSections)
      throw new PdfSyntaxError('cross-reference outside the file')
    const isTable = new PdfScanner(latin1(await file.read(at, 64))).take('xref')
    const part = isTable ? await readTable(file, at) : await readXrefStream(file, at)
    sections.push(part.section)
    for (const [key, value] of part.trailer) if (!trailer.has(key)) trailer.set(key, value)
    for (const key of ['XRefStm', 'Prev']) {
      const next = numberOf(part.trailer.get(key))
      if (next !== undefined) queue.push(next)
    }
  }
  const find = async (object: number) => {
    for (const section of sections) {
      const place = await section(object)
      if (place === 'free') return undefined
      if (place) return place
    }
    return undefined
  }
  return { trailer, find }
}

async function readTable(file: BoundedFile, at: number) {
  const runs: { readonly first: number; readonly count: number; readonly at: number }[] = []
  let pos = at + latin1(await file.read(at, 64)).indexOf('xref') + 4
  for (;;) {
    const text = latin1(await file.read(pos, 64))
    const head = /^[\0\t\n\f\r ]*(?:(\d+)[ ]+(\d+)[\0\t\f ]*(?:\r\n|\n|\r)|(trailer))/.exec(text)
    if (!head) throw new PdfSyntaxError('broken cross-reference table')
    pos += head[0].length
    if (head[3]) break
    runs.push({ first: Number(head[1]), count: Number(head[2]), at: pos })
    pos += Number(head[2]) * 20
    if (pos > file.size || runs.length > 100_000) throw new PdfSyntaxError('table outside the file')
  }
  const trailer = new PdfScanner(latin1(await file.read(pos, 65_536))).value()
  if (!isDict(trailer)) throw new PdfSyntaxError('no trailer')
  const section: Section = async (object) => {
    const run = runs.find(({ first, count }) => object >= first && object < first + count)
    if (!run) return undefined
    const entry = latin1(await file.read(run.at + (object - run.first) * 20, 20))
    const match = /^(\d{10}) \d{5} ([fn])/.exec(entry)
    if (!match) throw new PdfSyntaxError('broken entry')
    return match[2] === 'f' ? 'free' : { kind: 'offset', offset: Number(match[1]) }
  }
  return { trailer, section }
}

async function readXrefStream(file: BoundedFile, at: number) {
  const { value, dataAt } = await readIndirect(file, at)
  if (!isDict(value) || dataAt === undefined) throw new PdfSyntaxError('no cross-reference here')
  return { trailer: value, section: sectionOf(value, await readStream(file, value, dataAt)) }
}

/** A lookup in the decoded data of a cross-reference stream (7.5.8). */
function sectionOf(dict: PdfDict, data: Uint8Array): Section {
  const numbersIn = (key: string) => {
    const list = dict.get(key)
    return Array.isArray(list) ? list.map((item) => numberOf(item as PdfValue) ?? 0) : undefined
  }
  const [w0 = 0, w1 = 0, w2 = 0] = numbersIn('W') ?? []
  const width = w0 + w1 + w2
  if (![w0, w1, w2].every((w) => Number.isInteger(w) && w >= 0 && w <= 8) || width === 0)
    throw new PdfSyntaxError('odd widths')
  const index = numbersIn('Index') ?? [0, numberOf(dict.get('Size')) ?? 0]
  const field = (at: number, bytes: number) =>
    data.subarray(at, at + bytes).reduce((sum, byte) => sum * 256 + byte, 0)
  return (object) => {
    let row = 0
    for (let i = 0; i + 1 < index.length; i += 2) {
      const [first = 0, count = 0] = [index[i], index[i + 1]]
      if (object >= first && object < first + count) {
        const at = (row + object - first) * width
        if (at + width > data.length) throw new PdfSyntaxError('cross-reference too short')
        const kind = w0 === 0 ? 1 : field(at, w0)
        const [second, third] = [field(at + w0, w1), field(at + w0 + w1, w2)]
        if (kind === 1) return Promise.resolve({ kind: 'offset', offset: second })
        if (kind === 2) return Promise.resolve({ kind: 'packed', stream: second, index: third })
        return Promise.resolve('free')
      }
      row += count
    }
    return Promise.resolve(undefined)
  }
}
