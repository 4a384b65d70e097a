import type { Glyph, Language } from '#shared/bundle/ports.ts'
import { narrowQuotes } from './quote-width.ts'
import { place, tagOf, type WasmExports } from './wasm-exports.ts'

/** BCP 47 tags for which the font's `locl` feature has regional forms; English readers get the mainland ones. */
const languageTags: Readonly<Record<Language, string>> = {
  en: 'en',
  'zh-CN': 'zh-Hans',
  'zh-TW': 'zh-Hant',
  'zh-HK': 'zh-HK',
}
const leftToRight = 4
/** Joiners, variation selectors and bidi controls have no ink and get no glyph. */
const removeDefaultIgnorables = 0x8
/** sizeof(hb_glyph_info_t) = sizeof(hb_glyph_position_t) = sizeof(five 32-bit numbers). */
const recordWords = 5
/** sizeof(hb_feature_t). */
const featureBytes = 16

/** Where a font lies in HarfBuzz's memory. */
export interface PlacedFont {
  readonly data: number
  readonly size: number
}

export interface FontShaper {
  /** The font's bytes where HarfBuzz has them, good until its memory grows. */
  bytes(): Uint8Array
  shape(text: string, language: Language): readonly Glyph[]
}

/** HarfBuzz with one font. Glyph lengths come in thousandths of the size whatever the font's own unit. */
export function fontShaper(wasm: WasmExports, { data, size }: PlacedFont): FontShaper {
  const { call, memory } = wasm
  const blob = call('hb_blob_create', data, size, 2, 0, 0)
  const face = call('hb_face_create', blob, 0)
  const hbFont = call('hb_font_create', face)
  call('hb_font_set_scale', hbFont, 1000, 1000)
  const buffer = call('hb_buffer_create')
  const count = call('malloc', 4)
  const languages = new Map<Language, number>()
  const languageOf = (language: Language): number => {
    const known = languages.get(language)
    if (known !== undefined) return known
    const name = place(wasm, new TextEncoder().encode(languageTags[language]))
    const made = call('hb_language_from_string', name, languageTags[language].length)
    languages.set(language, made)
    return made
  }
  let scratch = { at: 0, bytes: 0 }
  const room = (bytes: number): number => {
    if (bytes > scratch.bytes) {
      if (scratch.at) call('free', scratch.at)
      scratch = { at: call('malloc', bytes * 2), bytes: bytes * 2 }
    }
    return scratch.at
  }

  return {
    bytes: () => new Uint8Array(memory.buffer, data, size),
    shape(text, language) {
      if (text === '') return []
      const narrow = narrowQuotes(text, language)
      const textBytes = (text.length * 2 + 3) & ~3
      const at = room(textBytes + narrow.length * featureBytes)
      const units = new Uint16Array(memory.buffer, at, text.length)
      for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index)
      const features = new Uint32Array(memory.buffer, at + textBytes, narrow.length * 4)
      narrow.forEach(({ start, end }, index) => features.set([tagOf('pwid'), 1, start, end], index * 4))

      call('hb_buffer_reset', buffer)
      call('hb_buffer_set_flags', buffer, removeDefaultIgnorables)
      call('hb_buffer_add_utf16', buffer, at, text.length, 0, text.length)
      call('hb_buffer_set_direction', buffer, leftToRight)
      // the font's features are the same for all scripts; only loose Hangul letters (names from macOS) need their own
      call('hb_buffer_set_script', buffer, tagOf(/[\u1100-\u11ff]/.test(text) ? 'Hang' : 'Hani'))
      call('hb_buffer_set_language', buffer, languageOf(language))
      call('hb_shape', hbFont, buffer, at + textBytes, narrow.length)
      const infos = call('hb_buffer_get_glyph_infos', buffer, count)
      const positions = call('hb_buffer_get_glyph_positions', buffer, count)
      const length = new Uint32Array(memory.buffer, count, 1)[0] ?? 0
      return glyphsAt(memory.buffer, infos, positions, length)
    },
  }
}

function glyphsAt(memory: ArrayBuffer, infos: number, positions: number, length: number): readonly Glyph[] {
  const info = new Uint32Array(memory, infos, length * recordWords)
  const position = new Int32Array(memory, positions, length * recordWords)
  const glyphs: Glyph[] = []
  for (let word = 0; word < length * recordWords; word += recordWords) {
    glyphs.push({
      gid: info[word] ?? 0,
      cluster: info[word + 2] ?? 0,
      advance: position[word] ?? 0,
      dx: position[word + 2] ?? 0,
      dy: position[word + 3] ?? 0,
    })
  }
  return glyphs
}
