/** Writes zips by hand, so that every field of one can be a lie. */
export interface ZipFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** What stands in the directory instead of what is true. */
  readonly says?: Partial<{
    readonly name: string
    readonly flags: number
    readonly method: number
    readonly crc: number
    readonly packed: number
    readonly bytes: number
    readonly header: number
    readonly mode: number
    readonly attributes: number
  }>
  /** What stands before the file instead of what is true. */
  readonly localSays?: Partial<{
    readonly name: string
    readonly flags: number
    readonly method: number
    readonly crc: number
    readonly bytes: number
  }>
}

const encoder = new TextEncoder()
const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})
const crc32 = (bytes: Uint8Array): number =>
  ~bytes.reduce((sum, byte) => (table[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8), -1) >>> 0

type Field = readonly [bytes: 2 | 4, value: number]
const packed = (fields: readonly Field[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [bytes]) => sum + bytes, 0)))
  let at = 0
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += bytes
  }
  return new Uint8Array(view.buffer)
}

/** A zip of stored files; `tail` comes behind its end, `says` replaces counts and places in its last record. */
export function aZip(
  files: readonly ZipFile[],
  {
    tail = '',
    count,
    gap = 0,
  }: { readonly tail?: string; readonly count?: number; readonly gap?: number } = {},
): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  const add = (part: Uint8Array) => {
    parts.push(part)
    at += part.length
  }
  for (const { name, bytes, says = {}, localSays = {} } of files) {
    const header = at
    const crc = crc32(bytes)
    const local = encoder.encode(localSays.name ?? says.name ?? name)
    const localBytes = localSays.bytes ?? bytes.length
    add(
      packed([
        [4, 0x04034b50],
        [2, 20],
        [2, localSays.flags ?? says.flags ?? 0],
        [2, localSays.method ?? says.method ?? 0],
        [4, 0],
        [4, localSays.crc ?? crc],
        [4, localBytes],
        [4, localBytes],
        [2, local.length],
        [2, 0],
      ]),
    )
    add(local)
    add(bytes)
    const listed = encoder.encode(says.name ?? name)
    directory.push(
      packed([
        [4, 0x02014b50],
        [2, 0x0314],
        [2, 20],
        [2, says.flags ?? 0],
        [2, says.method ?? 0],
        [4, 0],
        [4, says.crc ?? crc],
        [4, says.packed ?? bytes.length],
        [4, says.bytes ?? bytes.length],
        [2, listed.length],
        [2, 0],
        [2, 0],
        [2, 0],
        [2, 0],
        [2, says.attributes ?? 0],
        [2, says.mode ?? 0o100644],
        [4, says.header ?? header],
      ]),
      listed,
    )
  }
  add(new Uint8Array(gap))
  const offset = at
  directory.forEach(add)
  add(
    packed([
      [4, 0x06054b50],
      [4, 0],
      [2, count ?? files.length],
      [2, count ?? files.length],
      [4, at - offset],
      [4, offset],
      [2, 0],
    ]),
  )
  add(encoder.encode(tail))
  const whole = new Uint8Array(at)
  let to = 0
  for (const part of parts) {
    whole.set(part, to)
    to += part.length
  }
  return whole
}
