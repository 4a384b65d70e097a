import { tablesOf } from './sfnt-tables.ts'

/** A font's measures in thousandths of the size, as a PDF font descriptor wants them. */
export interface FontMetrics {
  /** PostScript name. */
  readonly name: string
  readonly boundingBox: readonly [number, number, number, number]
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
  readonly isBold: boolean
  readonly advanceOf: (gid: number) => number
}

/** Reads head, hhea, hmtx, OS/2 and the CFF name. */
export function fontMetrics(font: Uint8Array): FontMetrics {
  const tables = tablesOf(font)
  const table = (tag: string): DataView => {
    const found = tables.get(tag)
    if (!found) throw new Error(`the font has no ${tag} table`)
    return found
  }
  const [head, hhea, hmtx, os2, cff] = ['head', 'hhea', 'hmtx', 'OS/2', 'CFF '].map(table) as [
    DataView,
    DataView,
    DataView,
    DataView,
    DataView,
  ]
  const scale = 1000 / head.getUint16(18)
  const scaled = (view: DataView, at: number): number => Math.round(view.getInt16(at) * scale)
  const longMetrics = hhea.getUint16(34)
  // widths are asked for later, when the font's bytes may be elsewhere
  const widths = Uint16Array.from({ length: longMetrics }, (_, gid) => hmtx.getUint16(4 * gid))
  return {
    name: nameOf(cff),
    boundingBox: [scaled(head, 36), scaled(head, 38), scaled(head, 40), scaled(head, 42)],
    ascent: scaled(hhea, 4),
    descent: scaled(hhea, 6),
    capHeight: scaled(os2, 88),
    isBold: os2.getUint16(4) >= 600,
    advanceOf: (gid) => Math.round((widths[Math.min(gid, longMetrics - 1)] ?? 0) * scale),
  }
}

/** The first name of the CFF Name INDEX (Adobe Technical Note 5176, section 7). */
function nameOf(cff: DataView): string {
  const at = cff.getUint8(2)
  const size = cff.getUint8(at + 2)
  const offset = (index: number): number => {
    let value = 0
    for (let byte = 0; byte < size; byte++) value = value * 256 + cff.getUint8(at + 3 + index * size + byte)
    return value
  }
  const data = at + 2 + (cff.getUint16(at) + 1) * size
  const length = offset(1) - offset(0)
  return String.fromCharCode(...new Uint8Array(cff.buffer, cff.byteOffset + data + offset(0), length))
}
