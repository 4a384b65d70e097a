import { type ByteSource, SourceError } from '#shared/bundle/ports.ts'
import { ArchiveProblem } from './archive-problem.ts'
import { isSafeName } from './safe-name.ts'

/** A file in an archive; its bytes lie at `offset` of the archive, as they are. */
export interface ArchiveEntry {
  readonly name: string
  readonly bytes: number
  readonly offset: number
}

interface Listed {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly bytes: number
  readonly header: number
}

const mostEntries = 100_000
const mostDirectoryBytes = 64 * 1024 * 1024
const all32 = 0xffffffff
const hasDescriptor = 0x0008
const signatures = {
  local: 0x04034b50,
  descriptor: 0x08074b50,
  listed: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
}

async function viewAt(source: ByteSource, offset: number, length: number): Promise<DataView> {
  if (offset < 0 || length < 0 || offset + length > source.bytes) throw new ArchiveProblem('damaged')
  const bytes = new Uint8Array(await source.read(offset, length))
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/**
 * Lists a zip that we wrote (APPNOTE 6.3): files stored one after the other without gaps, each described twice in the same words.
 * Whatever else a zip can be is refused, so that nothing has to be unpacked, unfolded or guessed.
 * @throws ArchiveProblem.
 */
export async function readArchive(source: ByteSource): Promise<readonly ArchiveEntry[]> {
  const { count, offset, length } = await directoryPlace(source)
  const directory = await viewAt(source, offset, length)
  const listed: Listed[] = []
  let at = 0
  for (let index = 0; index < count; index++) {
    const { entry, next } = listedAt(directory, at)
    listed.push(entry)
    at = next
  }
  if (at !== length) throw new ArchiveProblem('damaged')
  const seen = new Set<string>()
  for (const { name } of listed) {
    if (seen.has(name.toLowerCase())) throw new ArchiveProblem('duplicate-name', name)
    seen.add(name.toLowerCase())
  }
  const entries: ArchiveEntry[] = []
  let end = 0
  for (const entry of listed) {
    // in the order of the directory, so that no byte belongs to two files or to none
    if (entry.header !== end) throw new ArchiveProblem(entry.header < end ? 'overlap' : 'damaged', entry.name)
    const start = await checkedStart(source, entry)
    entries.push({ name: entry.name, bytes: entry.bytes, offset: start })
    end = start + entry.bytes + (await descriptorLength(source, entry, start + entry.bytes))
  }
  if (end !== offset) throw new ArchiveProblem('overlap')
  return entries
}

/** A file of the archive, read by range. */
export const entrySource = (archive: ByteSource, { name, bytes, offset }: ArchiveEntry): ByteSource => ({
  id: `${archive.id}/${name}`,
  bytes,
  async read(from, length) {
    if (from < 0 || from + length > bytes) throw new SourceError(name, 'read past the end')
    return archive.read(offset + from, length)
  },
})

/** The last 22 bytes say where the directory is: ours have no comment behind them. */
async function directoryPlace(source: ByteSource) {
  if (source.bytes < 22) throw new ArchiveProblem('not-a-zip')
  const endAt = source.bytes - 22
  const end = await viewAt(source, endAt, 22)
  if (end.getUint32(0, true) !== signatures.end || end.getUint16(20, true) !== 0)
    throw new ArchiveProblem('not-a-zip')
  let [count, length, offset] = [
    end.getUint16(10, true),
    end.getUint32(12, true),
    end.getUint32(16, true),
  ] as [number, number, number]
  let behind = endAt
  if (count === 0xffff || length === all32 || offset === all32) {
    const locator = await viewAt(source, endAt - 20, 20)
    if (locator.getUint32(0, true) !== signatures.locator64) throw new ArchiveProblem('damaged')
    behind = endAt - 76
    if (whole(locator, 8) !== behind) throw new ArchiveProblem('damaged')
    const end64 = await viewAt(source, behind, 56)
    if (end64.getUint32(0, true) !== signatures.end64) throw new ArchiveProblem('damaged')
    ;[count, length, offset] = [whole(end64, 32), whole(end64, 40), whole(end64, 48)]
  } else if (
    end.getUint32(4, true) !== 0 ||
    end.getUint16(8, true) !== count // several disks
  )
    throw new ArchiveProblem('damaged')
  if (count > mostEntries || length > mostDirectoryBytes) throw new ArchiveProblem('too-many')
  if (offset + length !== behind) throw new ArchiveProblem('damaged')
  return { count, length, offset }
}

/** A number of 64 bits that fits into ours. */
function whole(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ArchiveProblem('damaged')
  return Number(value)
}

function listedAt(directory: DataView, at: number): { readonly entry: Listed; readonly next: number } {
  if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== signatures.listed)
    throw new ArchiveProblem('damaged')
  const [named, extra, comment] = [28, 30, 32].map((field) => directory.getUint16(at + field, true))
  const next = at + 46 + (named ?? 0) + (extra ?? 0) + (comment ?? 0)
  if (next > directory.byteLength) throw new ArchiveProblem('damaged')
  const name = nameAt(directory, at + 46, named ?? 0)
  const mode = directory.getUint16(at + 40, true) & 0xf000
  const isFolder = (directory.getUint16(at + 38, true) & 0x10) !== 0
  if (isFolder || (mode !== 0 && mode !== 0x8000)) throw new ArchiveProblem('not-a-file', name)
  if (!isSafeName(name)) throw new ArchiveProblem('unsafe-name', name)
  const flags = directory.getUint16(at + 8, true)
  if ((flags & 0x2041) !== 0) throw new ArchiveProblem('encrypted', name)
  const method = directory.getUint16(at + 10, true)
  if (method !== 0) throw new ArchiveProblem('packed', name)
  const sizes = sizesAt(directory, at, at + 46 + (named ?? 0), extra ?? 0, name)
  return { entry: { name, flags, method, crc: directory.getUint32(at + 16, true), ...sizes }, next }
}

/** What does not fit into 32 bits stands in the extra field with the number 1 (4.5.3). */
function sizesAt(directory: DataView, at: number, extraAt: number, extraLength: number, name: string) {
  let packed = directory.getUint32(at + 20, true)
  let bytes = directory.getUint32(at + 24, true)
  let header = directory.getUint32(at + 42, true)
  for (let from = extraAt; from + 4 <= extraAt + extraLength;) {
    const length = directory.getUint16(from + 2, true)
    if (directory.getUint16(from, true) === 1) {
      let field = from + 4
      const next = (): number => {
        if (field + 8 > from + 4 + length) throw new ArchiveProblem('damaged', name)
        field += 8
        return whole(directory, field - 8)
      }
      if (bytes === all32) bytes = next()
      if (packed === all32) packed = next()
      if (header === all32) header = next()
    }
    from += 4 + length
  }
  if (packed !== bytes) throw new ArchiveProblem('header-mismatch', name)
  return { bytes, header }
}

function nameAt(view: DataView, at: number, length: number): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, length)
  // a byte for a sign: what is not ASCII is refused by its name anyway
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

/** Where a file's bytes begin. @throws ArchiveProblem when what stands before them says something else than the directory. */
async function checkedStart(source: ByteSource, entry: Listed): Promise<number> {
  const { name, header } = entry
  const head = await viewAt(source, header, 30)
  const [named, extra] = [head.getUint16(26, true), head.getUint16(28, true)]
  if (head.getUint32(0, true) !== signatures.local) throw new ArchiveProblem('damaged', name)
  const local = nameAt(await viewAt(source, header + 30, named), 0, named)
  const isDescribed = (entry.flags & hasDescriptor) !== 0
  const same =
    local === name &&
    head.getUint16(6, true) === entry.flags &&
    head.getUint16(8, true) === entry.method &&
    (isDescribed
      ? head.getUint32(18, true) === 0 && head.getUint32(22, true) === 0
      : head.getUint32(14, true) === entry.crc &&
        head.getUint32(18, true) === entry.bytes &&
        head.getUint32(22, true) === entry.bytes)
  if (!same) throw new ArchiveProblem('header-mismatch', name)
  const start = header + 30 + named + extra
  if (start + entry.bytes > source.bytes) throw new ArchiveProblem('damaged', name)
  return start
}

/** Bytes of the description behind a file, checked. */
async function descriptorLength(source: ByteSource, entry: Listed, at: number): Promise<number> {
  if ((entry.flags & hasDescriptor) === 0) return 0
  const isLong = entry.bytes >= all32
  const length = isLong ? 24 : 16
  const view = await viewAt(source, at, length)
  const sizes = isLong
    ? [whole(view, 8), whole(view, 16)]
    : [view.getUint32(8, true), view.getUint32(12, true)]
  if (
    view.getUint32(0, true) !== signatures.descriptor ||
    view.getUint32(4, true) !== entry.crc ||
    sizes.some((size) => size !== entry.bytes)
  )
    throw new ArchiveProblem('header-mismatch', entry.name)
  return length
}
