import type { Damage } from '#shared/core/evidence/exhibit.ts'

/** A picture of a TIFF as its directory describes it. */
export interface TiffPage {
  /** Where its directory begins in the file. */
  readonly directory: number
  /** As stored, before orientation. */
  readonly widthPx: number
  readonly heightPx: number
  /** Tag 274, as in EXIF: 1 upright … 8. */
  readonly orientation: number
  /** Height of a pixel over its width: 2 in a fax of standard quality. */
  readonly pixelAspect: number
}
export interface TiffStructure {
  readonly pages: readonly TiffPage[]
  readonly damage?: Damage
}

/** Reads `length` bytes at `offset`; fewer at the end of the file. */
export type ReadRange = (offset: number, length: number) => Promise<Uint8Array>

const mostPages = 2_000
const mostEntries = 1_000
const mostDepth = 3
/** Bytes of a value by its type (TIFF 6.0, section 2; 13 is a directory's offset). */
const valueBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
const nestedDirectories = new Set([330, 34665, 34853])

/**
 * Walks the directories of a TIFF (TIFF 6.0) without touching pixels. What it calls undamaged has no loop and no length
 * that points out of the file: a decoder may be let loose on it. A page without sizes or with samples beyond reason is
 * no page.
 */
export async function tiffStructure(read: ReadRange, size: number): Promise<TiffStructure> {
  const head = await viewOf(read, 0, 8)
  if (!head) return { pages: [], damage: 'truncated' }
  const little = head.getUint16(0) === 0x4949
  if ((!little && head.getUint16(0) !== 0x4d4d) || head.getUint16(2, little) !== 42)
    return { pages: [], damage: 'corrupt' }
  const walk = { read, size, little, seen: new Set<number>() }
  const pages: TiffPage[] = []
  let at = head.getUint32(4, little)
  while (at !== 0) {
    if (walk.seen.has(at) || pages.length > mostPages) return { pages, damage: 'corrupt' }
    const directory = await readDirectory(walk, at, 0)
    if (typeof directory === 'string') return { pages, damage: directory }
    const page = pageOf(directory.tags, at)
    if (page) pages.push(page)
    at = directory.next
  }
  return pages.length === 0 ? { pages, damage: 'corrupt' } : { pages }
}

interface Walk {
  readonly read: ReadRange
  readonly size: number
  readonly little: boolean
  readonly seen: Set<number>
}
type Tags = ReadonlyMap<number, readonly number[]>

async function viewOf(read: ReadRange, at: number, length: number): Promise<DataView | undefined> {
  const bytes = await read(at, length)
  return bytes.length < length ? undefined : new DataView(bytes.buffer, bytes.byteOffset, length)
}

async function readDirectory(
  walk: Walk,
  at: number,
  depth: number,
): Promise<{ readonly tags: Tags; readonly next: number } | Damage> {
  const { read, size, little, seen } = walk
  seen.add(at)
  const count = (await viewOf(read, at, 2))?.getUint16(0, little)
  if (count === undefined) return 'truncated'
  if (count === 0 || count > mostEntries) return 'corrupt'
  const found = await viewOf(read, at + 2, count * 12 + 4)
  if (!found) return 'truncated'
  const entries = new DataView(found.buffer.slice(found.byteOffset, found.byteOffset + found.byteLength))
  const tags = new Map<number, readonly number[]>()
  for (let entry = 0; entry < count; entry++) {
    const [tag, type] = [entries.getUint16(entry * 12, little), entries.getUint16(entry * 12 + 2, little)]
    const values = entries.getUint32(entry * 12 + 4, little)
    const bytes = (valueBytes[type] ?? 0) * values
    if (valueBytes[type] === undefined || type === 0) return 'corrupt'
    const place = bytes <= 4 ? at + 2 + entry * 12 + 8 : entries.getUint32(entry * 12 + 8, little)
    if (place + bytes > size) return 'truncated'
    if (wanted.has(tag)) tags.set(tag, await numbersAt(walk, place, type, values))
    if (!nestedDirectories.has(tag)) continue
    for (const nested of await numbersAt(walk, place, type, values)) {
      if (depth >= mostDepth || seen.has(nested)) return 'corrupt'
      const inner = await readDirectory(walk, nested, depth + 1)
      if (typeof inner === 'string') return inner
    }
  }
  return dataFits(tags, size) ? { tags, next: entries.getUint32(count * 12, little) } : 'truncated'
}

/** Sizes, kind of picture, samples, places of the data, orientation, resolution. */
const wanted = new Set([254, 256, 257, 258, 273, 274, 277, 279, 282, 283, 324, 325])
const mostValues = 100_000

async function numbersAt({ read, little }: Walk, place: number, type: number, count: number) {
  const step = valueBytes[type] ?? 0
  const taken = Math.min(count, mostValues)
  const view = await viewOf(read, place, taken * step)
  if (!view) return []
  return Array.from({ length: taken }, (_, index) => {
    const at = index * step
    if (type === 3) return view.getUint16(at, little)
    if (type === 4 || type === 13) return view.getUint32(at, little)
    if (type === 5) return view.getUint32(at, little) / (view.getUint32(at + 4, little) || 1)
    return view.getUint8(at)
  })
}

function dataFits(tags: Tags, size: number): boolean {
  const places = tags.get(273) ?? tags.get(324) ?? []
  const lengths = tags.get(279) ?? tags.get(325) ?? []
  return places.every((place, index) => place <= size && place + (lengths[index] ?? 0) <= size)
}

function pageOf(tags: Tags, directory: number): TiffPage | undefined {
  const first = (tag: number, without: number) => tags.get(tag)?.[0] ?? without
  const [widthPx, heightPx] = [first(256, 0), first(257, 0)]
  const isThumbnail = (first(254, 0) & 1) === 1
  const isReasonable = first(277, 1) <= 8 && (tags.get(258) ?? [1]).every((bits) => bits <= 64)
  if (widthPx === 0 || heightPx === 0 || isThumbnail || !isReasonable) return undefined
  const [across, down] = [first(282, 1), first(283, 1)]
  const ratio = across > 0 && down > 0 ? across / down : 1
  const orientation = first(274, 1)
  return {
    directory,
    widthPx,
    heightPx,
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    // faxes have 204 by 98 or 196; other ratios are slips of the program that wrote them
    pixelAspect: ratio > 1.5 && ratio < 4 ? ratio : 1,
  }
}
