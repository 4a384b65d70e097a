import { assertIdentityCharset } from '#shared/bundle/fonts/cff-charset.ts'
import type { FontWeight, Shaper } from '#shared/bundle/ports.ts'
import { type FontShaper, fontShaper } from './shape-text.ts'
import { subsetFont } from './subset-font.ts'
import { compiledWasm } from './wasm-exports.ts'

/** Files the shaper is made of; where they come from is the runtime's business. */
export interface ShaperFiles {
  /** harfbuzzjs/dist/harfbuzz.wasm */
  readonly harfbuzzWasm: Uint8Array
  /** harfbuzzjs/dist/harfbuzz-subset.wasm */
  readonly subsetWasm: Uint8Array
  /** assets/fonts/SourceHanSansSC-*.otf: pan-CJK, glyph id = CID. */
  readonly fonts: Readonly<Record<FontWeight, Uint8Array>>
}

/**
 * HarfBuzz over the two pan-CJK fonts, anywhere WebAssembly runs. They are 35 MB, and only HarfBuzz's memory holds them:
 * what is given here may be forgotten.
 * @throws when a font's glyph ids are not its CIDs, because every page would show other characters.
 */
export async function createHarfbuzzShaper({
  harfbuzzWasm,
  subsetWasm,
  fonts,
}: ShaperFiles): Promise<Shaper> {
  for (const font of Object.values(fonts)) assertIdentityCharset(font)
  const shaping = (await compiledWasm(harfbuzzWasm))()
  const startSubsetting = await compiledWasm(subsetWasm)
  const shapers: Readonly<Record<FontWeight, FontShaper>> = {
    regular: fontShaper(shaping, fonts.regular),
    bold: fontShaper(shaping, fonts.bold),
  }
  return {
    shape: (text, weight, language) => shapers[weight].shape(text, language),
    font: (weight) => shapers[weight].bytes(),
    // another font each time, and 60 MB that would stay: its memory is forgotten with it
    subset: (weight, gids) => subsetFont(startSubsetting(), shapers[weight].bytes(), gids),
  }
}
