/** Glyphs of one grapheme, and the text they stand for. */
export interface Cluster {
  readonly gids: readonly number[]
  readonly text: string
}

const variation = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u
const ignorable = /\p{Default_Ignorable_Code_Point}/gu
/** What copying out of the file gives for a glyph that is only a part of a grapheme. */
const nothing = '\u200b'

/**
 * Which text each glyph of a font stands for (ToUnicode). A glyph can say one thing only: 'actual text' is asked for
 * where it stands for something else this time, as with Kangxi radicals, compatibility forms and variation sequences.
 */
export class GlyphTexts {
  private readonly texts = new Map<number, string>()

  /** Notes the glyphs as used; gives the text to write around them when their own would be wrong. */
  use({ gids, text }: Cluster): string | undefined {
    const plain = text.replace(ignorable, '')
    const [only] = gids
    if (gids.length === 1 && only !== undefined) {
      const says = this.claim(only, plain)
      return says && !variation.test(text) ? undefined : text
    }
    const characters = Array.from(plain)
    const parts =
      [characters, Array.from(plain.normalize('NFD'))].find(({ length }) => length === gids.length) ??
      // a letter that the font draws from base and accent: each glyph says what it is, also elsewhere
      gids.map((_, index) => (index === 0 ? plain : nothing))
    const said = gids.map((gid, index) => this.claim(gid, parts[index] ?? nothing))
    const exact = said.every(Boolean) && characters.length === gids.length
    return exact && !variation.test(text) ? undefined : text
  }

  /** What copying a used glyph gives. */
  textOf(gid: number): string | undefined {
    return this.texts.get(gid)
  }

  private claim(gid: number, text: string): boolean {
    const known = this.texts.get(gid)
    if (known === undefined) this.texts.set(gid, text === '' ? nothing : text)
    return (known ?? text) === text
  }
}
