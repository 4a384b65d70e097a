import { followed, type HashText } from '../core/journal/chain.ts'
import type { JournalHead, JournalRow } from '../core/journal/commit.ts'
import { frameBytesAt, frameHeadBytes, readFrame } from './frames.ts'
import { segmentHeadBytes } from './segments.ts'
import type { VaultFiles } from './vault-files.ts'

const windowBytes = 1024 * 1024

/** Bytes of a file by their place; what lies next to what was read last costs no further look at the disk, and no wait. */
function windowOn(files: VaultFiles, path: string) {
  let [from, held] = [0, new Uint8Array(0)]
  const heldAt = (at: number, length: number) => held.subarray(at - from, at - from + length)
  return (at: number, length: number): Uint8Array | Promise<Uint8Array> => {
    if (at >= from && at + length <= from + held.length) return heldAt(at, length)
    return files.read(path, at, Math.max(length, windowBytes)).then((read) => {
      ;[from, held] = [at, read]
      return heldAt(at, length)
    })
  }
}

export interface RowInSegment {
  readonly row: JournalRow
  /** Where the next row begins. */
  readonly next: number
}

/**
 * The rows of a segment from a place on, each of which continues the one before. Ends with the file, or before the first
 * byte that is no such row.
 */
export async function* rowsInSegment(
  files: VaultFiles,
  path: string,
  hashText: HashText,
  { at = segmentHeadBytes, head }: { readonly at?: number; readonly head: JournalHead },
): AsyncGenerator<RowInSegment> {
  const read = windowOn(files, path)
  for (let [place, before] = [at, head]; ;) {
    const headOf = read(place, frameHeadBytes)
    const bytes = frameBytesAt(headOf instanceof Uint8Array ? headOf : await headOf)
    if (bytes === undefined) return
    const whole = read(place, bytes)
    const frame = readFrame(whole instanceof Uint8Array ? whole : await whole)
    if (!frame) return
    const row = { seq: before.seq + 1, prev: before.hash, hash: frame.hash, body: frame.body }
    const next = followed(before, row, hashText)
    if (!next.ok) return
    place += frame.bytes
    before = next.value
    yield { row, next: place }
  }
}

/**
 * How many whole rows begin anywhere behind `at`. If there are any, what lies before them is damage; if not, it is most
 * likely what an append left that never finished, and that nobody was told of.
 */
export async function rowsBehind(files: VaultFiles, path: string, at: number, size: number): Promise<number> {
  const read = windowOn(files, path)
  let found = 0
  for (let place = at + 1; place + frameHeadBytes <= size;) {
    // in text the length would be one of hundreds of megabytes: hardly a place is read further
    const bytes = frameBytesAt(await read(place, frameHeadBytes))
    const isRow =
      bytes !== undefined && place + bytes <= size && readFrame(await read(place, bytes)) !== undefined
    found += isRow ? 1 : 0
    place += isRow ? bytes : 1
  }
  return found
}
