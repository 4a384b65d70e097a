/** An image's alpha apart from its colours, both still as filtered PNG rows. */
export interface SplitRows {
  readonly colour: Uint8Array
  /** Absent when every pixel is opaque. */
  readonly alpha?: Uint8Array
}

/**
 * Takes the alpha channel out of filtered PNG rows without undoing the filters. A PNG filter works on each byte with the
 * same byte of the neighbouring pixel, so the bytes of one channel, with the row's filter byte before them, are valid
 * filtered rows by themselves (/Predictor 15). `colourBytes` and `alphaBytes` are those of one pixel.
 */
export function splitAlpha(
  rows: Uint8Array,
  widthPx: number,
  heightPx: number,
  colourBytes: number,
  alphaBytes: number,
): SplitRows {
  const colour = new Uint8Array(heightPx * (1 + widthPx * colourBytes))
  const alpha = new Uint8Array(heightPx * (1 + widthPx * alphaBytes))
  let [from, toColour, toAlpha] = [0, 0, 0]
  for (let y = 0; y < heightPx; y++) {
    const filter = rows[from++] ?? 0
    colour[toColour++] = filter
    alpha[toAlpha++] = filter
    for (let x = 0; x < widthPx; x++) {
      for (let byte = 0; byte < colourBytes; byte++) colour[toColour++] = rows[from++] ?? 0
      for (let byte = 0; byte < alphaBytes; byte++) alpha[toAlpha++] = rows[from++] ?? 0
    }
  }
  return isOpaque(alpha, widthPx * alphaBytes, heightPx, alphaBytes) ? { colour } : { colour, alpha }
}

/** Undoes the filters of one channel and stops at the first byte that is not 255 (ISO/IEC 15948, 9.2). */
function isOpaque(rows: Uint8Array, rowBytes: number, height: number, pixelBytes: number): boolean {
  let above = new Uint8Array(rowBytes)
  let row = new Uint8Array(rowBytes)
  let at = 0
  for (let y = 0; y < height; y++) {
    const filter = rows[at++] ?? 0
    for (let x = 0; x < rowBytes; x++) {
      const left = x >= pixelBytes ? (row[x - pixelBytes] ?? 0) : 0
      const upperLeft = x >= pixelBytes ? (above[x - pixelBytes] ?? 0) : 0
      const value = ((rows[at++] ?? 0) + predicted(filter, left, above[x] ?? 0, upperLeft)) & 0xff
      if (value !== 0xff) return false
      row[x] = value
    }
    ;[above, row] = [row, above]
  }
  return true
}

function predicted(filter: number, left: number, above: number, upperLeft: number): number {
  if (filter === 0) return 0
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  const guess = left + above - upperLeft
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - upperLeft)]
  if (a <= b && a <= c) return left
  return b <= c ? above : upperLeft
}
