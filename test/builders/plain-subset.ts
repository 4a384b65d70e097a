import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { compiledWasm, place } from '#shared/harfbuzz/wasm-exports.ts'

/** RETAIN_GIDS and NO_LAYOUT_CLOSURE: hints, subroutines and the places of all glyphs stay. */
const flags = 0x2 | 0x200
const subsetter = resolve(import.meta.dirname, '../../node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm')

/**
 * The font with these glyphs and 4,096 others, their outlines as they are: what a document's subset is compared with. (All
 * 65,535 would not fit the subsetter's memory.)
 */
export async function plainSubsetting(): Promise<(font: Uint8Array, gids: readonly number[]) => Uint8Array> {
  const start = await compiledWasm(readFileSync(subsetter))
  return (font, gids) => {
    const { call, memory } = start()
    const blob = call('hb_blob_create', place({ call, memory }, font), font.length, 2, 0, 0)
    const input = call('hb_subset_input_create_or_fail')
    const glyphs = call('hb_subset_input_glyph_set', input)
    for (let gid = 0; gid < 65_535; gid += 16) call('hb_set_add', glyphs, gid)
    for (const gid of gids) call('hb_set_add', glyphs, gid)
    call('hb_subset_input_set_flags', input, flags)
    const subset = call('hb_subset_or_fail', call('hb_face_create', blob, 0), input)
    if (subset === 0) throw new Error('HarfBuzz could not make a subset')
    const made = call('hb_face_reference_blob', subset)
    const length = call('hb_blob_get_length', made)
    return new Uint8Array(memory.buffer, call('hb_blob_get_data', made, 0), length).slice()
  }
}
