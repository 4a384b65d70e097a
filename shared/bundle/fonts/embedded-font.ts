import { type PDFContext, PDFName, PDFRawStream, type PDFRef, PDFString } from 'pdf-lib'
import type { Deflate, FontWeight, Glyph, Shaper } from '../ports.ts'
import type { ShapedLine } from '../text/text-engine.ts'
import { withCids } from './cff-charset.ts'
import { glyphCode } from './glyph-code.ts'
import { type FontMetrics, fontMetrics } from './font-metrics.ts'
import { type Cluster, GlyphTexts } from './glyph-texts.ts'
import { toUnicodeCMap, utf16Hex } from './to-unicode.ts'

/** Six letters that mark a subset (ISO 32000-1, 9.6.4). Fixed: the same plan gives the same bytes. */
const subsetTags: Readonly<Record<FontWeight, string>> = { regular: 'RECRGA', bold: 'RECBLD' }

/** A string of one character a byte as it stands between parentheses; a bare carriage return would be read as a line feed. */
const literal = (codes: string): string =>
  `(${codes.replace(/[\\()\r]/g, (sign) => (sign === '\r' ? '\\r' : `\\${sign}`))})`

/**
 * One weight of the font in one document. Which glyphs the embedded font must have is known only at the end, but pages are
 * final at once: glyphs get their codes (CID) as they first come.
 */
export class EmbeddedFont {
  readonly ref: PDFRef
  private readonly weight: FontWeight
  private readonly shaper: Shaper
  private readonly metrics: FontMetrics
  private readonly texts = new GlyphTexts()
  /** By glyph id. 0 stays .notdef, which is never shown. */
  private readonly cids = new Map<number, number>()

  constructor(context: PDFContext, shaper: Shaper, weight: FontWeight) {
    this.ref = context.nextRef()
    this.weight = weight
    this.shaper = shaper
    this.metrics = fontMetrics(shaper.font(weight))
  }

  /** The operators that show a line, for use between BT and ET: one character a byte. */
  show(line: ShapedLine): string {
    const parts: string[] = []
    const pending = new Run(this.metrics, (gid) => this.codeOf(gid))
    for (const { cluster, glyphs } of clustersOf(line)) {
      const actual = this.texts.use(cluster)
      if (actual !== undefined) {
        parts.push(pending.take(), `/Span<</ActualText<feff${utf16Hex(actual)}>>>BDC`)
      }
      for (const glyph of glyphs) {
        if (glyph.dy !== 0) {
          const rise = Math.round((glyph.dy * line.style.sizePt) / 10) / 100
          parts.push(pending.take(), `${rise} Ts`, pending.add(glyph).take(), '0 Ts')
        } else pending.add(glyph)
      }
      if (actual !== undefined) parts.push(pending.take(), 'EMC')
    }
    parts.push(pending.take())
    return parts.filter((part) => part !== '').join(' ')
  }

  /** Makes the font's objects, with the glyphs used until now. */
  async finish(context: PDFContext, deflate: Deflate): Promise<void> {
    const used = [...this.cids].sort(([, a], [, b]) => a - b)
    const gids = used.map(([gid]) => gid)
    const texts = used.map(([gid, cid]) => [cid, this.texts.textOf(gid) ?? ''] as const)
    const { name, boundingBox, ascent, descent, capHeight, isBold } = this.metrics
    const packed = async (bytes: Uint8Array, extra: Readonly<Record<string, string>> = {}) =>
      context.register(
        PDFRawStream.of(context.obj({ ...extra, Filter: 'FlateDecode' }), await deflate.deflate(bytes)),
      )
    const outlines = withCids(this.shaper.subset(this.weight, gids), this.cids)
    const baseFont = `${subsetTags[this.weight]}+${name}`
    const descriptor = context.register(
      context.obj({
        Type: 'FontDescriptor',
        FontName: baseFont,
        // symbolic: its characters are outside the Latin set
        Flags: 4,
        FontBBox: [...boundingBox],
        ItalicAngle: 0,
        Ascent: ascent,
        Descent: descent,
        CapHeight: capHeight,
        StemV: isBold ? 140 : 80,
        FontFile3: await packed(outlines, { Subtype: 'CIDFontType0C' }),
      }),
    )
    const cidFont = context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType0',
      BaseFont: baseFont,
      CIDSystemInfo: { Supplement: 0, Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity') },
      FontDescriptor: descriptor,
      DW: 1000,
      W: widthsOf(used, this.metrics),
    })
    context.assign(
      this.ref,
      context.obj({
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: PDFName.of(`${baseFont}-Identity-H`),
        Encoding: 'Identity-H',
        DescendantFonts: [context.register(cidFont)],
        ToUnicode: await packed(new TextEncoder().encode(toUnicodeCMap(texts))),
      }),
    )
  }

  private codeOf(gid: number): string {
    const cid = this.cids.get(gid) ?? glyphCode(this.cids.size)
    this.cids.set(gid, cid)
    return String.fromCharCode(cid >> 8, cid & 0xff)
  }
}

/** Glyphs on their way into one TJ operator. Where HarfBuzz wants another place than the glyph's width gives, a number moves. */
class Run {
  private readonly metrics: FontMetrics
  private readonly codeOf: (gid: number) => string
  private parts: string[] = []
  private codes = ''
  private move = 0

  constructor(metrics: FontMetrics, codeOf: (gid: number) => string) {
    this.metrics = metrics
    this.codeOf = codeOf
  }

  add({ gid, advance, dx }: Glyph): this {
    this.shift(-dx)
    if (this.move !== 0) {
      if (this.codes !== '') this.parts.push(literal(this.codes))
      this.parts.push(String(this.move))
      this.codes = ''
      this.move = 0
    }
    this.codes += this.codeOf(gid)
    this.shift(dx + this.metrics.advanceOf(gid) - advance)
    return this
  }

  take(): string {
    if (this.codes !== '') this.parts.push(literal(this.codes))
    if (this.move !== 0 && this.parts.length > 0) this.parts.push(String(this.move))
    const taken = this.parts
    this.parts = []
    this.codes = ''
    this.move = 0
    if (taken.length === 0) return ''
    return taken.length === 1 ? `${taken.join('')}Tj` : `[${taken.join('')}]TJ`
  }

  private shift(thousandths: number): void {
    this.move += thousandths
  }
}

interface ClusterGlyphs {
  readonly cluster: Cluster
  readonly glyphs: readonly Glyph[]
}

function* clustersOf({ text, glyphs }: ShapedLine): Generator<ClusterGlyphs> {
  for (let from = 0; from < glyphs.length;) {
    const at = glyphs[from]?.cluster
    let to = from + 1
    while (to < glyphs.length && glyphs[to]?.cluster === at) to++
    const own = glyphs.slice(from, to)
    const part = text.slice(from === 0 ? 0 : at, glyphs[to]?.cluster)
    yield { cluster: { gids: own.map(({ gid }) => gid), text: part }, glyphs: own }
    from = to
  }
}

/** The W array: runs of neighbours, without glyphs of the default width. */
function widthsOf(
  used: readonly (readonly [gid: number, cid: number])[],
  { advanceOf }: FontMetrics,
): (number | number[])[] {
  const widths: (number | number[])[] = []
  let last = -2
  for (const [gid, cid] of used) {
    const width = advanceOf(gid)
    if (width === 1000) continue
    const run = widths.at(-1)
    if (cid === last + 1 && Array.isArray(run)) run.push(width)
    else widths.push(cid, [width])
    last = cid
  }
  return widths
}
