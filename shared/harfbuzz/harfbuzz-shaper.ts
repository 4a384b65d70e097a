import { assertIdentityCharset } from '#shared/bundle/fonts/cff-charset.ts'
import type { ByteSource, FontWeight, Shaper } from '#shared/bundle/ports.ts'
import { type FontShaper, fontShaper, type PlacedFont } from './shape-text.ts'
import { subsetFont } from './subset-font.ts'
import { compiledWasm, place, roomFor, type WasmExports } from './wasm-exports.ts'

/** Files the shaper is made of; where they come from is the runtime's business. */
export interface ShaperFiles {
  /** harfbuzzjs/dist/harfbuzz.wasm */
  readonly harfbuzzWasm: Uint8Array
  /** harfbuzzjs/dist/harfbuzz-subset.wasm */
  readonly subsetWasm: Uint8Array
  /** assets/fonts/SourceHanSansSC-*.otf: pan-CJK, glyph id = CID. */
  readonly fonts: Readonly<Record<FontWeight, Uint8Array | FontFile>>
}

/** A font that is read to where HarfBuzz has it: nowhere else are its 17 MB ever in memory. */
export type FontFile = Required<Pick<ByteSource, 'bytes' | 'readInto'>>

/**
 * HarfBuzz over the two pan-CJK fonts, anywhere WebAssembly runs. They are 35 MB, and only HarfBuzz's memory holds them:
 * what is given here may be forgotten, and closed.
 * @throws when a font's glyph ids are not its CIDs, because every page would show other characters.
 */
export async function createHarfbuzzShaper({
  harfbuzzWasm,
  subsetWasm,
  fonts,
}: ShaperFiles): Promise<Shaper> {
  const shaping = (await compiledWasm(harfbuzzWasm))()
  const startSubsetting = await compiledWasm(subsetWasm)
  const shapers: Readonly<Record<FontWeight, FontShaper>> = {
    regular: fontShaper(shaping, await placed(shaping, fonts.regular)),
    bold: fontShaper(shaping, await placed(shaping, fonts.bold)),
  }
  for (const shaper of Object.values(shapers)) assertIdentityCharset(shaper.bytes())
  // 68 MB that only the end of a file needs: used again where it is still there, and nobody's when memory is wanted back
  let subsetting: WeakRef<WasmExports> | undefined
  return {
    shape: (text, weight, language) => shapers[weight].shape(text, language),
    font: (weight) => shapers[weight].bytes(),
    subset(weight, gids) {
      const wasm = subsetting?.deref() ?? startSubsetting()
      // not used again when it fails
      subsetting = undefined
      const made = subsetFont(wasm, shapers[weight].bytes(), gids)
      subsetting = new WeakRef(wasm)
      return made
    },
  }
}

async function placed(wasm: WasmExports, font: Uint8Array | FontFile): Promise<PlacedFont> {
  if (font instanceof Uint8Array) return { data: place(wasm, font), size: font.length }
  const data = roomFor(wasm, font.bytes)
  // the memory does not move meanwhile: it grows when HarfBuzz is called, and nobody calls it yet
  await font.readInto(0, new Uint8Array(wasm.memory.buffer, data, font.bytes))
  return { data, size: font.bytes }
}
