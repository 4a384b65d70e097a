import { tablesOf } from '../fonts/sfnt-tables.ts'

/** What the rules ask of an embedded TrueType program. */
export interface TrueTypeProgram {
  readonly glyphs: number
  /** In thousandths of the size. */
  readonly widthOf: (gid: number) => number
  /** Platform and encoding of its character maps. */
  readonly maps: readonly (readonly [platform: number, encoding: number])[]
}

/** Reads head, hhea, hmtx, maxp and the list of cmap. @throws when one is missing or cut short. */
export function trueTypeProgram(bytes: Uint8Array): TrueTypeProgram {
  const tables = tablesOf(bytes)
  const table = (tag: string): DataView => {
    const found = tables.get(tag)
    if (!found) throw new RangeError(`no ${tag} table`)
    return found
  }
  const [head, hhea, hmtx, maxp] = [table('head'), table('hhea'), table('hmtx'), table('maxp')]
  table('glyf')
  const unitsPerEm = head.getUint16(18)
  const metrics = hhea.getUint16(34)
  const glyphs = maxp.getUint16(4)
  // the font's bytes may go: only the widths are kept
  const widths = Uint16Array.from({ length: metrics }, (_, gid) => hmtx.getUint16(4 * gid))
  const cmap = tables.get('cmap')
  const count = cmap?.getUint16(2) ?? 0
  return {
    glyphs,
    widthOf: (gid) => ((widths[Math.min(gid, metrics - 1)] ?? 0) * 1000) / unitsPerEm,
    maps: Array.from({ length: count }, (_, index) => [
      cmap?.getUint16(4 + index * 8) ?? 0,
      cmap?.getUint16(6 + index * 8) ?? 0,
    ]),
  }
}
