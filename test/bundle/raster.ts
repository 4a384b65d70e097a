import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask } from './judges.ts'

/** A page as a judge draws it. */
export interface Raster {
  readonly width: number
  readonly height: number
  /** Red, green, blue of every pixel, rows from the top. */
  readonly pixels: Uint8Array
}

/** One page of `pdf` drawn by poppler or mupdf; at 72 dots an inch a pixel is a point. */
export function rasterOf(
  judge: 'pdftoppm' | 'mutool',
  folder: string,
  pdf: string,
  page = 1,
  dpi = 72,
): Raster {
  const target = join(folder, `${judge}-${page}`)
  if (judge === 'mutool') {
    ask('mutool', 'draw', '-q', '-F', 'ppm', '-r', String(dpi), '-o', `${target}.ppm`, pdf, String(page))
  } else {
    ask('pdftoppm', '-r', String(dpi), '-f', String(page), '-l', String(page), '-singlefile', pdf, target)
  }
  return parsed(readFileSync(`${target}.ppm`))
}

/** The binary form of PPM: `P6 width height 255`, then the pixels. */
function parsed(file: Uint8Array): Raster {
  const head = /^P6\s+(?:#[^\n]*\n)?(\d+)\s+(\d+)\s+255\s/.exec(
    Buffer.from(file.subarray(0, 200)).toString('latin1'),
  )
  if (!head) throw new Error('not a PPM')
  return {
    width: Number(head[1]),
    height: Number(head[2]),
    pixels: file.subarray(head[0].length),
  }
}

export function pixelOf({ width, pixels }: Raster, x: number, y: number): readonly [number, number, number] {
  const at = (y * width + x) * 3
  return [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0]
}

/** Which part of the pixels are alike, within 24 of 255 in each colour. */
export function likeness(a: Raster, b: Raster): number {
  if (a.width !== b.width || a.height !== b.height) return 0
  let alike = 0
  for (let at = 0; at < a.pixels.length; at += 3) {
    const far = [0, 1, 2].some((c) => Math.abs((a.pixels[at + c] ?? 0) - (b.pixels[at + c] ?? 0)) > 24)
    if (!far) alike += 1
  }
  return alike / (a.width * a.height)
}

/** The part of the pixels that is not white. */
export function inkOf({ pixels, width, height }: Raster): number {
  let ink = 0
  for (let at = 0; at < pixels.length; at += 3) {
    if ([0, 1, 2].some((c) => (pixels[at + c] ?? 0) < 200)) ink += 1
  }
  return ink / (width * height)
}
