import type { Box, Orientation } from './document-model.ts'

/** The six numbers of a PDF transformation. */
export type Matrix = readonly [number, number, number, number, number, number]

/**
 * Puts the unit square in which PDF draws an image upright into the box (EXIF 2.32, tag 274; PDF's y points up). Rows
 * of the stored image run along the box's sides in 1 to 4 and along its height in 5 to 8.
 */
export function imageMatrix({ x, y, width, height }: Box, orientation: Orientation): Matrix {
  const [right, top] = [x + width, y + height]
  const matrices: Readonly<Record<Orientation, Matrix>> = {
    1: [width, 0, 0, height, x, y],
    2: [-width, 0, 0, height, right, y],
    3: [-width, 0, 0, -height, right, top],
    4: [width, 0, 0, -height, x, top],
    5: [0, -height, -width, 0, right, top],
    6: [0, -height, width, 0, x, top],
    7: [0, height, width, 0, x, y],
    8: [0, height, -width, 0, right, y],
  }
  return matrices[orientation]
}

/** Where the whole image lies when its band from `from` to `to` (fractions of the height, from the top) fills `box`. */
export function wholeOfSlice(box: Box, { from, to }: { readonly from: number; readonly to: number }): Box {
  const height = box.height / (to - from)
  return { x: box.x, width: box.width, height, y: box.y + box.height + from * height - height }
}
