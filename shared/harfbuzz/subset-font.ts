import { place, tagOf, type WasmExports } from './wasm-exports.ts'

/**
 * NO_HINTING | DESUBROUTINIZE | NO_LAYOUT_CLOSURE of hb-subset.h. Glyphs move up; their CIDs still name them. Without
 * subroutines, which a subset shares little of, an outline packs better (617 KB in place of 772 KB for 3,500 glyphs).
 */
const flags = 0x1 | 0x4 | 0x200
/** HB_SUBSET_SETS_DROP_TABLE_TAG */
const dropTables = 3
/** A PDF font needs outlines and metrics only; layout happened before. */
const unused = 'GSUB GPOS GDEF BASE vmtx vhea VORG DSIG kern name OS/2 post cmap meta STAT gasp'.split(' ')

/** The font with only these glyphs and .notdef, in the order of their numbers. */
export function subsetFont(wasm: WasmExports, font: Uint8Array, gids: readonly number[]): Uint8Array {
  const { call, memory } = wasm
  const data = place(wasm, font)
  const blob = call('hb_blob_create', data, font.length, 2, 0, 0)
  const face = call('hb_face_create', blob, 0)
  const input = call('hb_subset_input_create_or_fail')
  const glyphs = call('hb_subset_input_glyph_set', input)
  for (const gid of gids) call('hb_set_add', glyphs, gid)
  call('hb_subset_input_set_flags', input, flags)
  const dropped = call('hb_subset_input_set', input, dropTables)
  for (const table of unused) call('hb_set_add', dropped, tagOf(table.padEnd(4)))

  const subset = call('hb_subset_or_fail', face, input)
  if (subset === 0) throw new Error('HarfBuzz could not make a subset of the font')
  const made = call('hb_face_reference_blob', subset)
  const length = call('hb_blob_get_length', made)
  const bytes = new Uint8Array(memory.buffer, call('hb_blob_get_data', made, 0), length).slice()

  call('hb_blob_destroy', made)
  call('hb_face_destroy', subset)
  call('hb_subset_input_destroy', input)
  call('hb_face_destroy', face)
  call('hb_blob_destroy', blob)
  call('free', data)
  return bytes
}
