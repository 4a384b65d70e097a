import { type PDFDict, PDFName, type PDFObject } from 'pdf-lib'
import { key, labelOf, type Reader } from './pdf-objects.ts'

/** A font and the codes that content shows in it. */
export interface FontUse {
  readonly label: string
  readonly dict: PDFDict
  /** Bytes of a code; undefined where only the CMap could tell. */
  readonly codeBytes: 1 | 2 | undefined
  readonly codes: Set<number>
  /** Something was shown that can be seen: a text layer under a scan is not. */
  isVisible: boolean
}

/** Which fonts content uses, and which of their codes. */
export class FontUses {
  private readonly reader: Reader
  private readonly uses = new Map<string, FontUse>()

  constructor(reader: Reader) {
    this.reader = reader
  }

  all(): Iterable<FontUse> {
    return this.uses.values()
  }

  /** Gives the label under which the font is known; undefined when it is no font. */
  async known(value: PDFObject, where: string): Promise<string | undefined> {
    const label = labelOf(value, where)
    if (this.uses.has(label)) return label
    const dict = await this.reader.dict(value)
    if (!dict) return undefined
    const codeBytes = await this.codeBytes(dict)
    this.uses.set(label, { label, dict, codeBytes, codes: new Set(), isVisible: false })
    return label
  }

  use(label: string, bytes: Uint8Array, isInvisible: boolean): void {
    const use = this.uses.get(label)
    if (!use || bytes.length === 0) return
    if (!isInvisible) use.isVisible = true
    if (use.codeBytes === 1) for (const byte of bytes) use.codes.add(byte)
    else if (use.codeBytes === 2)
      for (let at = 0; at + 1 < bytes.length; at += 2)
        use.codes.add((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0))
  }

  /** Glyphs that are content of their own: a /Type3 font's. */
  async glyphProcedures(
    label: string,
  ): Promise<
    { readonly streams: readonly PDFObject[]; readonly resources: PDFDict | undefined } | undefined
  > {
    const dict = this.uses.get(label)?.dict
    if ((await this.reader.name(key(dict, 'Subtype'))) !== 'Type3') return undefined
    const procedures = await this.reader.dict(key(dict, 'CharProcs'))
    const resources = await this.reader.dict(key(dict, 'Resources'))
    return { streams: procedures?.values() ?? [], resources }
  }

  private async codeBytes(dict: PDFDict): Promise<1 | 2 | undefined> {
    if ((await this.reader.name(key(dict, 'Subtype'))) !== 'Type0') return 1
    const encoding = await this.reader.objects.resolve(key(dict, 'Encoding'))
    if (!(encoding instanceof PDFName)) return undefined
    return /^Identity-|UCS2|UTF16/.test(encoding.decodeText()) ? 2 : undefined
  }
}
