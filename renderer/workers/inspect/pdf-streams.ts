import type { BoundedFile } from './bounded-file.ts'
import { inflateBounded } from './inflate-bounded.ts'
import {
  isDict,
  nameOf,
  numberOf,
  type PdfDict,
  PdfScanner,
  PdfSyntaxError,
  type PdfValue,
} from './pdf-values.ts'

/** An object that stands in the file by itself: its value, and where its stream's data begin if it has one. */
export interface IndirectObject {
  readonly object: number
  readonly value: PdfValue
  readonly dataAt?: number
}

export const latin1 = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

/** Reads `12 0 obj …` at an offset; takes more of the file until the object is complete, up to 4 MiB. */
export async function readIndirect(file: BoundedFile, offset: number): Promise<IndirectObject> {
  for (let length = 2048; ; length *= 8) {
    const text = latin1(await file.read(offset, length))
    try {
      const scanner = new PdfScanner(text)
      const object = numberOf(scanner.value())
      const generation = numberOf(scanner.value())
      if (object === undefined || generation === undefined || !scanner.take('obj'))
        throw new PdfSyntaxError('no object here')
      const value = scanner.value()
      if (!isDict(value) || !scanner.take('stream')) return { object, value }
      const eol = /^(?:\r\n|\n|\r)/.exec(text.slice(scanner.at, scanner.at + 2))
      return { object, value, dataAt: offset + scanner.at + (eol?.[0].length ?? 0) }
    } catch (error) {
      // the object may only be longer than what we have of it
      const complete = text.length < length || length > 4 * 1024 * 1024
      if (complete || !(error instanceof PdfSyntaxError)) throw error
    }
  }
}

/** How many bytes a stream says it has; without a number of its own, as far as `endstream`. */
async function lengthOf(file: BoundedFile, dict: PdfDict, dataAt: number): Promise<number> {
  const length = numberOf(dict.get('Length'))
  if (length !== undefined && length >= 0) return length
  const end = latin1(await file.read(dataAt, maxUnmeasured)).search(/\r?\n?endstream/)
  if (end < 0) throw new PdfSyntaxError('no end of stream')
  return end
}
const maxUnmeasured = 4 * 1024 * 1024

/** The objects inside an object stream (7.5.7): their numbers in order, and the text of each. */
export async function readPacked(file: BoundedFile, dict: PdfDict, dataAt: number) {
  const text = latin1(await readStream(file, dict, dataAt))
  const count = numberOf(dict.get('N')) ?? 0
  const first = numberOf(dict.get('First')) ?? 0
  const header = (text.slice(0, first).match(/\d+/g) ?? []).map(Number)
  if (header.length < count * 2) throw new PdfSyntaxError('broken object stream')
  const objects = Array.from({ length: count }, (_, i) => header[i * 2] ?? 0)
  return { objects, value: (i: number) => new PdfScanner(text, first + (header[i * 2 + 1] ?? 0)).value() }
}

/** The decoded data of a stream that is plain or FlateDecode with a PNG predictor: all that structure is written in. */
export async function readStream(file: BoundedFile, dict: PdfDict, dataAt: number): Promise<Uint8Array> {
  const raw = await file.read(dataAt, await lengthOf(file, dict, dataAt))
  const filter = dict.get('Filter')
  const filters = filter === undefined ? [] : Array.isArray(filter) ? filter : [filter]
  if (filters.length === 0) return raw
  if (filters.length > 1 || nameOf(filters[0] as PdfValue) !== 'FlateDecode')
    throw new PdfSyntaxError('unknown filter')
  const parms = dict.get('DecodeParms')
  const first = Array.isArray(parms) ? (parms[0] as PdfValue) : parms
  const data = inflateBounded(raw)
  return isDict(first) ? unpredicted(data, first) : data
}

/** Undoes the PNG predictors (7.4.4.4) for one byte a component, as cross-reference streams use them. */
function unpredicted(data: Uint8Array, parms: PdfDict): Uint8Array {
  if ((numberOf(parms.get('Predictor')) ?? 1) < 10) return data
  const columns = numberOf(parms.get('Columns')) ?? 1
  if (!Number.isInteger(columns) || columns < 1 || columns > 64) throw new PdfSyntaxError('odd columns')
  const rows = Math.floor(data.length / (columns + 1))
  const out = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row++) {
    const filter = data[row * (columns + 1)] ?? 0
    for (let column = 0; column < columns; column++) {
      const to = row * columns + column
      const left = column > 0 ? (out[to - 1] ?? 0) : 0
      const up = row > 0 ? (out[to - columns] ?? 0) : 0
      const corner = row > 0 && column > 0 ? (out[to - columns - 1] ?? 0) : 0
      const added = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      out[to] = (data[row * (columns + 1) + 1 + column] ?? 0) + added
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
