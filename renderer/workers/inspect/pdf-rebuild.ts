import type { BoundedFile } from './bounded-file.ts'
import type { PdfIndex, Place } from './pdf-index.ts'
import { latin1, readIndirect, readPacked } from './pdf-streams.ts'
import { isDict, nameOf, type PdfDict, PdfScanner, PdfSyntaxError, type PdfValue } from './pdf-values.ts'

/** Readers repair a broken cross-reference by looking at every object; above this we do not. */
const maxScanned = 48 * 1024 * 1024
const pieceBytes = 1024 * 1024
const overlap = 64

/** Finds the objects without a cross-reference, as readers do for files whose offsets are wrong. */
export async function rebuildIndex(file: BoundedFile): Promise<PdfIndex> {
  if (file.size > maxScanned) throw new PdfSyntaxError('too large to repair')
  const { objects, trailers } = await scan(file)
  const places = new Map<number, Place>()
  const trailer = new Map<string, PdfValue>()
  const take = (dict: PdfDict) => {
    for (const [key, value] of dict) trailer.set(key, value)
  }
  for (const [object, offset] of objects) {
    places.set(object, { kind: 'offset', offset })
    const head = latin1(await file.read(offset, 512))
    if (!/\/(?:ObjStm|XRef|Catalog)\b/.test(head)) continue
    const found = await readIndirect(file, offset).catch(asNothing)
    if (!found || !isDict(found.value)) continue
    const type = nameOf(found.value.get('Type'))
    if (type === 'XRef') take(found.value)
    if (type === 'Catalog' && !trailer.has('Root')) trailer.set('Root', found.value)
    if (type === 'ObjStm' && found.dataAt !== undefined) {
      const held = await readPacked(file, found.value, found.dataAt).catch(asNothing)
      held?.objects.forEach((packed, index) => places.set(packed, { kind: 'packed', stream: object, index }))
    }
  }
  for (const at of trailers) {
    const text = latin1(await file.read(at, 4096))
    try {
      const dict = new PdfScanner(text).value()
      if (isDict(dict)) take(dict)
    } catch (error) {
      asNothing(error) // one broken trailer among several
    }
  }
  return { trailer, find: (object) => Promise.resolve(places.get(object)) }
}

/** In a file under repair a broken object is one that is not there. */
function asNothing(error: unknown): undefined {
  if (!(error instanceof PdfSyntaxError)) throw error
  return undefined
}

async function scan(file: BoundedFile) {
  const objects = new Map<number, number>()
  const trailers: number[] = []
  for (let at = 0; at < file.size; at += pieceBytes) {
    const text = latin1(await file.read(at, pieceBytes + overlap))
    for (const match of text.matchAll(/(?<!\d)(\d{1,9})[ \r\n]+\d{1,5}[ \r\n]+obj\b|trailer(?=[\s<])/g)) {
      if (match.index >= pieceBytes) break
      if (match[1] === undefined) trailers.push(at + match.index + 'trailer'.length)
      else objects.set(Number(match[1]), at + match.index)
    }
    if (objects.size > 2_000_000) throw new PdfSyntaxError('too many objects')
  }
  return { objects, trailers }
}
