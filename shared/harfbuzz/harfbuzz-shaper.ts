import { assertIdentityCharset } from '#shared/bundle/fonts/identity-charset.ts'
import type { FontWeight, Shaper } from '#shared/bundle/ports.ts'
import { type FontShaper, fontShaper } from './shape-text.ts'
import { subsetFont } from './subset-font.ts'
import { startWasm } from './wasm-exports.ts'

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
 * HarfBuzz over the two pan-CJK fonts, anywhere WebAssembly runs. A weight is loaded by its first use.
 * @throws when a font's glyph ids are not its CIDs, because every page would show other characters.
 */
export async function createHarfbuzzShaper(files: ShaperFiles): Promise<Shaper> {
  for (const font of Object.values(files.fonts)) assertIdentityCharset(font)
  const shaping = await startWasm(files.harfbuzzWasm)
  const subsetting = await startWasm(files.subsetWasm)
  const shapers = new Map<FontWeight, FontShaper>()
  const shaperOf = (weight: FontWeight): FontShaper => {
    const known = shapers.get(weight)
    if (known) return known
    const made = fontShaper(shaping, files.fonts[weight])
    shapers.set(weight, made)
    return made
  }

  return {
    shape: (text, weight, language) => shaperOf(weight).shape(text, language),
    font: (weight) => files.fonts[weight],
    subset: (weight, gids) => subsetFont(subsetting, files.fonts[weight], gids),
  }
}
