import { Inflate } from 'fflate'

/** Reads `length` bytes at `offset` of the file. */
export type ReadRange = (offset: number, length: number) => Promise<Uint8Array>

export interface ZipArchive {
  readonly names: readonly string[]
  /** An entry's bytes; undefined when there is none of that name. @throws ZipProblem. */
  entry(name: string, limit?: number): Promise<Uint8Array | undefined>
}

/** Not a zip, damaged, or unfolding to more than anybody writes. */
export class ZipProblem extends Error {
  readonly kind: 'damaged' | 'too-large'
  constructor(kind: 'damaged' | 'too-large') {
    super(kind)
    this.kind = kind
  }
}

const mostEntries = 20_000
/** A long report's text is a few megabytes; a bomb's are thousands. */
const defaultLimit = 32 * 1024 * 1024
const stepBytes = 64 * 1024
const tailBytes = 66_000

interface Entry {
  readonly method: number
  readonly packed: number
  readonly header: number
  readonly isEncrypted: boolean
}

/** Opens a zip by its central directory (APPNOTE 4.3.12); nothing is unpacked yet. @throws ZipProblem. */
export async function openZip(read: ReadRange, bytes: number): Promise<ZipArchive> {
  const entries = await directoryOf(read, bytes)
  return {
    names: [...entries.keys()],
    async entry(name, limit = defaultLimit) {
      const found = entries.get(name)
      if (!found) return undefined
      const { method, packed, header, isEncrypted } = found
      if (header + 30 > bytes || isEncrypted) throw new ZipProblem('damaged')
      const head = viewOf(await read(header, 30))
      const start = header + 30 + head.getUint16(26, true) + head.getUint16(28, true)
      if (head.getUint32(0, true) !== 0x04034b50 || start + packed > bytes) throw new ZipProblem('damaged')
      if (method !== 0 && method !== 8) throw new ZipProblem('damaged')
      if (method === 0 && packed > limit) throw new ZipProblem('too-large')
      return await unpacked(read, start, packed, method === 8, limit)
    },
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

async function directoryOf(read: ReadRange, bytes: number): Promise<ReadonlyMap<string, Entry>> {
  const tail = Math.max(0, bytes - tailBytes)
  const end = viewOf(new Uint8Array(await read(tail, bytes - tail)))
  let at = end.byteLength - 22
  while (at >= 0 && end.getUint32(at, true) !== 0x06054b50) at--
  if (at < 0) throw new ZipProblem('damaged')
  const [count, length, offset] = [
    end.getUint16(at + 10, true),
    end.getUint32(at + 12, true),
    end.getUint32(at + 16, true),
  ]
  if (count > mostEntries || offset + length > bytes) throw new ZipProblem('damaged')
  const directory = viewOf(new Uint8Array(await read(offset, length)))
  const entries = new Map<string, Entry>()
  for (let entry = 0, from = 0; entry < count; entry++) {
    if (from + 46 > length || directory.getUint32(from, true) !== 0x02014b50) throw new ZipProblem('damaged')
    const named = directory.getUint16(from + 28, true)
    const next =
      from + 46 + named + directory.getUint16(from + 30, true) + directory.getUint16(from + 32, true)
    if (next > length) throw new ZipProblem('damaged')
    const name = new TextDecoder().decode(new Uint8Array(directory.buffer, from + 46, named))
    entries.set(name, {
      method: directory.getUint16(from + 10, true),
      packed: directory.getUint32(from + 20, true),
      header: directory.getUint32(from + 42, true),
      isEncrypted: (directory.getUint16(from + 8, true) & 1) === 1,
    })
    from = next
  }
  return entries
}

async function unpacked(
  read: ReadRange,
  start: number,
  packed: number,
  isDeflated: boolean,
  limit: number,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  const take = (piece: Uint8Array) => {
    length += piece.length
    if (length > limit) throw new ZipProblem('too-large')
    pieces.push(new Uint8Array(piece))
  }
  const inflate = new Inflate(take)
  for (let at = 0; at < packed; at += stepBytes) {
    const piece = await read(start + at, Math.min(stepBytes, packed - at))
    if (isDeflated) push(inflate, new Uint8Array(piece), at + stepBytes >= packed)
    else take(piece)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

function push(inflate: Inflate, piece: Uint8Array, isLast: boolean): void {
  try {
    inflate.push(piece, isLast)
  } catch (error) {
    throw error instanceof ZipProblem ? error : new ZipProblem('damaged')
  }
}
