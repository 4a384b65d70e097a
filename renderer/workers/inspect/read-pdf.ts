import type { CaptureData, Damage } from '#shared/core/evidence/exhibit.ts'
import { type BoundedFile, LimitReached } from './bounded-file.ts'
import { type PdfIndex, readIndex } from './pdf-index.ts'
import { opensForAnybody } from './pdf-lock.ts'
import { rebuildIndex } from './pdf-rebuild.ts'
import { latin1, readIndirect, readPacked } from './pdf-streams.ts'
import {
  isDict,
  numberOf,
  type PdfDict,
  PdfRef,
  PdfSyntaxError,
  type PdfValue,
  textOf,
} from './pdf-values.ts'

export interface PdfFacts {
  readonly pages?: number
  /** It asks for a password before it shows its pages. */
  readonly encrypted: boolean
  readonly damage?: Damage
  readonly capture: CaptureData
}

/** Reads trailer, catalogue and page tree by ranges: a 2 GB file costs as little as a small one. */
export async function readPdf(file: BoundedFile): Promise<PdfFacts> {
  const tail = latin1(await file.read(Math.max(0, file.size - tailBytes), tailBytes))
  const start = [...tail.matchAll(/startxref[\0\t\n\f\r ]*(\d{1,15})/g)].at(-1)
  try {
    if (start) return await factsBy(file, await readIndex(file, Number(start[1])))
  } catch (error) {
    if (!isBroken(error)) throw error // else the offsets are wrong: look at the objects themselves, as readers do
  }
  try {
    const facts = await factsBy(file, await rebuildIndex(file))
    return start || facts.encrypted ? facts : { ...facts, damage: 'truncated' }
  } catch (error) {
    if (!isBroken(error)) throw error
    return { encrypted: false, capture: {}, damage: start ? 'corrupt' : 'truncated' }
  }
}

const tailBytes = 4096

/** What damaged data makes us and fflate throw. Anything else, a file that went away for one, goes on upwards. */
const isBroken = (error: unknown): boolean =>
  error instanceof PdfSyntaxError ||
  error instanceof RangeError ||
  (error instanceof Error &&
    !(error instanceof LimitReached) &&
    'code' in error &&
    typeof error.code === 'number')

async function factsBy(file: BoundedFile, index: PdfIndex): Promise<PdfFacts> {
  const resolve = resolver(file, index)
  if (index.trailer.has('Encrypt')) {
    // object streams are ciphertext then; a page count that can still be read is welcome
    const pages = await countPages(resolve, index.trailer).catch(nothingIfBroken)
    const encrypt = await resolve(index.trailer.get('Encrypt')).catch(nothingIfBroken)
    const id = await resolve(index.trailer.get('ID')).catch(nothingIfBroken)
    const isOpen = isDict(encrypt) && (await opensForAnybody(encrypt, id))
    return { encrypted: !isOpen, capture: {}, ...(pages === undefined ? {} : { pages }) }
  }
  const pages = await countPages(resolve, index.trailer)
  const info = await resolve(index.trailer.get('Info')).catch(nothingIfBroken)
  return { encrypted: false, pages, capture: isDict(info) ? captureOf(info) : {} }
}

function nothingIfBroken(error: unknown): undefined {
  if (!isBroken(error)) throw error
  return undefined
}

type Resolve = (value: PdfValue | undefined) => Promise<PdfValue | undefined>

function resolver(file: BoundedFile, index: PdfIndex): Resolve {
  let packed: { readonly stream: number; readonly held: Awaited<ReturnType<typeof readPacked>> } | undefined
  const load = async (object: number): Promise<PdfValue | undefined> => {
    const place = await index.find(object)
    if (place === undefined) return undefined
    if (place.kind === 'offset') {
      const found = await readIndirect(file, place.offset)
      if (found.object !== object) throw new PdfSyntaxError('another object stands there')
      return found.value
    }
    if (packed?.stream !== place.stream) {
      const at = await index.find(place.stream)
      if (at?.kind !== 'offset') throw new PdfSyntaxError('no object stream')
      const { value, dataAt } = await readIndirect(file, at.offset)
      if (!isDict(value) || dataAt === undefined) throw new PdfSyntaxError('no object stream')
      packed = { stream: place.stream, held: await readPacked(file, value, dataAt) }
    }
    return packed.held.value(place.index)
  }
  return async (value) => {
    let found = value
    for (let hop = 0; found instanceof PdfRef && hop < 8; hop++) found = await load(found.object)
    return found instanceof PdfRef ? undefined : found
  }
}

/** Leaves up to here are counted one by one; a larger tree is taken at its word, within the file's size. */
const countedLeaves = 2000

async function countPages(resolve: Resolve, trailer: PdfDict): Promise<number> {
  const root = await resolve(trailer.get('Root'))
  const top = isDict(root) ? await resolve(root.get('Pages')) : undefined
  if (!isDict(top)) throw new PdfSyntaxError('no page tree')
  const claimed = numberOf(await resolve(top.get('Count'))) ?? 0
  if (claimed > (numberOf(trailer.get('Size')) ?? Infinity))
    throw new PdfSyntaxError('more pages than objects')
  if (claimed > countedLeaves) return claimed
  const seen = new Set<number>()
  const leavesBelow = async (value: PdfValue | undefined, depth: number): Promise<number> => {
    if (value instanceof PdfRef) {
      if (seen.has(value.object) || seen.size > countedLeaves * 4) throw new PdfSyntaxError('page tree loops')
      seen.add(value.object)
    }
    const node = await resolve(value)
    if (!isDict(node) || depth > 40) throw new PdfSyntaxError('broken page tree')
    const kids = await resolve(node.get('Kids'))
    if (!Array.isArray(kids)) return 1
    let leaves = 0
    for (const kid of kids as readonly PdfValue[]) leaves += await leavesBelow(kid, depth + 1)
    return leaves
  }
  const pages = await leavesBelow(top, 0)
  if (pages === 0) throw new PdfSyntaxError('no pages')
  return pages
}

function captureOf(info: PdfDict): CaptureData {
  const written = textOf(info.get('CreationDate')) ?? ''
  const date = /^(?:D:)?(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(Z)|([+-]\d\d)'?(\d\d)?)?/.exec(written)
  const software = textOf(info.get('Producer'))?.trim()
  const zone = date?.[7] ?? (date?.[8] ? `${date[8]}:${date[9] ?? '00'}` : '')
  return {
    ...(date ? { takenAt: `${date[1]}-${date[2]}-${date[3]}T${date[4]}:${date[5]}:${date[6]}${zone}` } : {}),
    ...(software ? { software: software.slice(0, 200) } : {}),
  }
}
