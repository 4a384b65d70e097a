/** An image's alpha apart from its colours, both still as filtered PNG rows. */
export interface SplitRows {
  readonly colour: Uint8Array
  /** Absent when every pixel is opaque. */
  readonly alpha?: Uint8Array
}

/**
 * Takes the alpha channel out of filtered PNG rows without undoing the filters. A PNG filter works on each byte with the
 * same byte of the neighbouring pixel, so the bytes of one channel, with the row's filter byte before them, are valid
 * filtered rows by themselves (/Predictor 15). `colourBytes` and `alphaBytes` are those of one pixel. `rows` are used up:
 * the colours move together at their front.
 */
export function splitAlpha(
  rows: Uint8Array,
  widthPx: number,
  heightPx: number,
  colourBytes: number,
  alphaBytes: number,
): SplitRows {
  const rowBytes = 1 + widthPx * (colourBytes + alphaBytes)
  const alpha = isOpaque(rows, rowBytes, heightPx, colourBytes, alphaBytes)
    ? undefined
    : channel(rows, new Uint8Array(heightPx * (1 + widthPx * alphaBytes)), rowBytes, colourBytes, alphaBytes)
  const colour = channel(rows, rows, rowBytes, 0, colourBytes, alphaBytes)
  return { colour, ...(alpha && { alpha }) }
}

/** Moves some bytes of each pixel, with the filter bytes, to the front of `into`, which may be the rows themselves. */
function channel(
  rows: Uint8Array,
  into: Uint8Array,
  rowBytes: number,
  before: number,
  kept: number,
  behind = 0,
): Uint8Array {
  const pixelBytes = before + kept + behind
  let to = 0
  for (let start = 0; start < rows.length; start += rowBytes) {
    into[to++] = rows[start] ?? 0
    const end = start + rowBytes
    for (let at = start + 1 + before; at < end; at += pixelBytes)
      for (let byte = 0; byte < kept; byte++) into[to++] = rows[at + byte] ?? 0
  }
  return into.subarray(0, to)
}

/**
 * What a filter (ISO/IEC 15948, 9.2) leaves of alpha bytes that are all 255: those of the first pixel, then the others. In
 * the first row nothing is above.
 */
const opaqueFirstRow = [255, 255, 255, 0, 255, 255, 255, 128, 255, 0]
const opaqueRow = [255, 255, 255, 0, 0, 0, 128, 0, 0, 0]

/** Whether all alpha is 255: each row may be looked at alone, while those before it were opaque. */
function isOpaque(
  rows: Uint8Array,
  rowBytes: number,
  height: number,
  colourBytes: number,
  alphaBytes: number,
): boolean {
  for (let y = 0; y < height; y++) {
    const start = y * rowBytes
    const filter = rows[start] ?? 0
    const expected = y === 0 ? opaqueFirstRow : opaqueRow
    let alpha = expected[2 * filter]
    for (let at = start + 1 + colourBytes; at < start + rowBytes; at += colourBytes) {
      for (let byte = 0; byte < alphaBytes; byte++) if (rows[at++] !== alpha) return false
      alpha = expected[2 * filter + 1]
    }
  }
  return true
}
