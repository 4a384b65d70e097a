import type { PngHeader } from './png-header.ts'

/** Channels of a pixel by PNG's colour type. */
const channels: Readonly<Record<PngHeader['colourType'], number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** First column and row, and the steps between them, of each pass of Adam7 (ISO/IEC 15948, 8.2). */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const
const onePass = [[0, 0, 1, 1]] as const

interface Pass {
  readonly x0: number
  readonly y0: number
  readonly dx: number
  readonly dy: number
  readonly width: number
  readonly height: number
  readonly rowBytes: number
}

function passesOf({ widthPx, heightPx, interlaced, colourType, bitDepth }: PngHeader): readonly Pass[] {
  const bits = channels[colourType] * bitDepth
  return (interlaced ? adam7 : onePass).flatMap(([x0, y0, dx, dy]) => {
    const [width, height] = [Math.ceil((widthPx - x0) / dx), Math.ceil((heightPx - y0) / dy)]
    return width > 0 && height > 0
      ? [{ x0, y0, dx, dy, width, height, rowBytes: Math.ceil((width * bits) / 8) }]
      : []
  })
}

/** How many bytes a PNG's pixel data are once they are unpacked. */
export const unpackedBytes = (header: PngHeader): number =>
  passesOf(header).reduce((sum, { height, rowBytes }) => sum + height * (1 + rowBytes), 0)

/**
 * Unpacked pixel data as rows from top to bottom without a filter, each behind the filter byte 0: what interlaced files and
 * look-ups pixel by pixel need. `rows` has `unpackedBytes`.
 */
export function plainRows(rows: Uint8Array, header: PngHeader): Uint8Array {
  const bits = channels[header.colourType] * header.bitDepth
  const rowBytes = Math.ceil((header.widthPx * bits) / 8)
  const plain = new Uint8Array(header.heightPx * (1 + rowBytes))
  let from = 0
  for (const pass of passesOf(header)) {
    let above: Uint8Array = new Uint8Array(pass.rowBytes)
    for (let y = 0; y < pass.height; y++) {
      const row = unfiltered(rows, from, pass.rowBytes, above, Math.max(1, bits >> 3))
      from += 1 + pass.rowBytes
      place(row, plain, (pass.y0 + y * pass.dy) * (1 + rowBytes) + 1, pass, bits)
      above = row
    }
  }
  return plain
}

/** Puts a row's pixels where they belong. */
function place(
  row: Uint8Array,
  plain: Uint8Array,
  start: number,
  { x0, dx, width }: Pass,
  bits: number,
): void {
  if (dx === 1) {
    plain.set(row, start)
    return
  }
  const bytes = bits >> 3
  for (let x = 0; x < width; x++) {
    const to = x0 + x * dx
    if (bytes > 0) {
      for (let byte = 0; byte < bytes; byte++) plain[start + to * bytes + byte] = row[x * bytes + byte] ?? 0
    } else {
      const value = sampleAt(row, 0, x, bits)
      const at = start + ((to * bits) >> 3)
      plain[at] = (plain[at] ?? 0) | (value << (8 - bits - ((to * bits) & 7)))
    }
  }
}

/** The sample of at most 8 bits in column `x` of a row that begins at `start`. */
export function sampleAt(rows: Uint8Array, start: number, x: number, bits: number): number {
  const at = x * bits
  return ((rows[start + (at >> 3)] ?? 0) >> (8 - bits - (at & 7))) & ((1 << bits) - 1)
}

function unfiltered(
  rows: Uint8Array,
  from: number,
  length: number,
  above: Uint8Array,
  step: number,
): Uint8Array {
  const filter = rows[from] ?? 0
  const row = rows.slice(from + 1, from + 1 + length)
  if (filter === 0) return row
  for (let x = 0; x < length; x++) {
    const left = x >= step ? (row[x - step] ?? 0) : 0
    const up = above[x] ?? 0
    const corner = x >= step ? (above[x - step] ?? 0) : 0
    const added =
      filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, corner)
    row[x] = (row[x] ?? 0) + added
  }
  return row
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
