import { type PDFContext, PDFHexString, PDFName, PDFRawStream, type PDFRef } from 'pdf-lib'
import type { EmbeddedFont } from '../fonts/embedded-font.ts'
import type { OpenForeignDocument } from '../import/foreign-pdf.ts'
import type { Deflate, FontWeight, Language } from '../ports.ts'
import type { ShapedLine } from '../text/text-engine.ts'
import { ContentStream } from './content-stream.ts'
import type { Box, DrawOp, Page, PageElsewhere, Role, Running, UnseenLine } from './document-model.ts'
import { goToElsewhere } from './go-to-elsewhere.ts'
import { imageMatrix, type Matrix, wholeOfSlice } from './image-matrix.ts'
import type { ImageObjects } from './image-objects.ts'
import { foreignLanguageOf, languageRuns } from './language-runs.ts'
import type { Element } from './structure-element.ts'
import type { LayerStates } from './layer-states.ts'
import type { StructureTree } from './structure-tree.ts'

/** What the pages of one document share. */
export interface PageSurroundings {
  readonly context: PDFContext
  readonly deflate: Deflate
  /** Where page `n` is, whether it is written yet or not; counts from 1. */
  readonly pageRef: (number: number) => PDFRef
  /** The node of the page tree above page `n`. */
  readonly parentOf: (number: number) => PDFRef
  readonly fontOf: (weight: FontWeight) => EmbeddedFont
  readonly images: ImageObjects
  /** Where a page is that another file holds. */
  readonly elsewhere?: (page: number) => PageElsewhere | undefined
  readonly structure: StructureTree
  readonly layers: LayerStates
  /** Of the document; other languages are marked. */
  readonly language: Language
  /** A form field on this page that nobody sees. */
  readonly widget?: PDFRef
}

const fontNames: Readonly<Record<FontWeight, string>> = { regular: 'F1', bold: 'F2' }

/** What decoration is, to a reader that cannot see (ISO 32000-1, 14.8.2.2). */
type Artifact = 'layout' | Running
const artifacts: Readonly<Record<Artifact, string>> = {
  layout: '/Artifact BMC',
  header: '/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC',
  footer: '/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC',
}

/** Turns a page's ops into its objects: content, resources, annotations, page. */
export async function renderPage(page: Page, around: PageSurroundings): Promise<void> {
  const drawing = new PageDrawing(page, around)
  for (const op of page.ops) await drawing.draw(op)
  await drawing.finish()
}

class PageDrawing {
  private readonly page: Page
  private readonly around: PageSurroundings
  private readonly ref: PDFRef
  private readonly content = new ContentStream()
  private readonly fonts = new Map<string, PDFRef>()
  private readonly objects = new Map<string, PDFRef>()
  private readonly annotations: PDFRef[] = []
  private readonly marks: Element[] = []
  /** What the open marked-content sequence belongs to; 'none' between two. */
  private open: Element | Artifact | 'none' = 'none'
  private lastElement: Element | undefined
  /** The text drawn just before, which a link that follows is about. */
  private linkText: { readonly mark: number } | undefined

  constructor(page: Page, around: PageSurroundings) {
    this.page = page
    this.around = around
    this.ref = around.pageRef(page.number)
  }

  async draw(op: DrawOp): Promise<void> {
    switch (op.op) {
      case 'link':
        this.link(op)
        return
      case 'text':
        this.mark(this.elementOf(op.role, op.at.x) ?? op.running ?? 'layout')
        this.text(op)
        return
      case 'rule':
        // what comes next is not the text's link
        this.close()
        this.linkText = undefined
        this.content.rule(artifacts[op.running ?? 'layout'], op.from, op.to, op.widthPt, op.colour)
        return
      case 'rect':
        this.mark(this.elementOf(op.role, op.box.x, op.box) ?? 'layout')
        this.content.rectangle(op.box, op.fill, op.stroke, op.widthPt)
        return
      case 'image': {
        const ref = await this.around.images.refOf(op.image)
        this.mark(this.elementOf(op.role, op.box.x, op.box) ?? 'layout')
        const whole = op.slice ? wholeOfSlice(op.box, op.slice) : op.box
        this.place(ref, imageMatrix(whole, op.image.orientation), op.slice ? op.box : undefined)
        return
      }
      case 'foreign-page': {
        // pages/ sees foreign documents closed; import/ makes only open ones
        const document = op.page.document as OpenForeignDocument
        const ref = document.formObject(this.around.context, op.page.index)
        this.around.layers.take(document)
        this.mark(this.elementOf(op.role, op.box.x, op.box) ?? 'layout')
        const { x, y, width, height } = op.box
        this.place(ref, [width / op.page.widthPt, 0, 0, height / op.page.heightPt, x, y], op.box)
        return
      }
      case 'page-picture': {
        const { image, texts } = await op.paint()
        const ref = await this.around.images.refOf(image)
        this.mark(this.elementOf(op.role, op.box.x, op.box) ?? 'layout')
        this.place(ref, imageMatrix(op.box, image.orientation))
        for (const text of texts) this.unseen(text)
        return
      }
      case 'unseen-text':
        this.mark(this.elementOf(op.role, op.lines[0]?.at.x ?? 0) ?? 'layout')
        for (const text of op.lines) this.unseen(text)
    }
  }

  async finish(): Promise<void> {
    this.close()
    const { context, deflate, structure, parentOf } = this.around
    const bytes = await deflate.deflate(this.content.bytes())
    const contents = context.register(PDFRawStream.of(context.obj({ Filter: 'FlateDecode' }), bytes))
    const page = context.obj({
      Type: 'Page',
      Parent: parentOf(this.page.number),
      MediaBox: [0, 0, this.page.widthPt, this.page.heightPt].map((side) => Math.round(side * 1000) / 1000),
      Resources: {
        ...(this.fonts.size > 0 ? { Font: Object.fromEntries(this.fonts) } : {}),
        ...(this.objects.size > 0 ? { XObject: Object.fromEntries(this.objects) } : {}),
      },
      Contents: contents,
      StructParents: structure.page(this.marks),
      Tabs: 'S',
    })
    if (this.around.widget) this.annotations.push(this.around.widget)
    if (this.annotations.length > 0) page.set(PDFName.of('Annots'), context.obj(this.annotations))
    context.assign(this.ref, page)
  }

  /** Undefined for what is decoration. Column heads that come back on a later page are: they were read once. */
  private elementOf(role: Role | undefined, left: number, box?: Box): Element | undefined {
    if (!role) return undefined
    const element = this.around.structure.elementOf(role, left, box)
    const [first] = element.kids
    const wasRead = first && 'page' in first && first.page !== this.ref
    return role.cell?.scope === 'Column' && wasRead ? undefined : element
  }

  /** Ops that follow each other and belong together share one marked-content sequence. */
  private mark(to: Element | Artifact): void {
    if (this.open === to) return
    this.close()
    this.open = to
    if (typeof to === 'string') {
      this.linkText = undefined
      this.content.begin(artifacts[to])
      return
    }
    const mark = this.marks.push(to) - 1
    to.kids.push({ page: this.ref, mark })
    this.lastElement = to
    this.linkText = { mark }
    this.content.begin(`/${to.tag}<</MCID ${mark}>>BDC`)
  }

  private close(): void {
    if (this.open !== 'none') this.content.end()
    this.open = 'none'
  }

  private text({ at, line, colour }: Extract<DrawOp, { op: 'text' }>): void {
    if (line.glyphs.length === 0) return
    const { weight, sizePt } = line.style
    const font = this.around.fontOf(weight)
    this.fonts.set(fontNames[weight], font.ref)
    const foreign = foreignLanguageOf(line.text, this.around.language)
    if (typeof this.open === 'object' && /\p{L}/u.test(line.text)) this.open.languages.add(foreign ?? '')
    this.content.text(at, fontNames[weight], sizePt, colour, this.shown(font, line, foreign))
  }

  /** Text that is found and copied but not seen (render mode 3), stretched to the width it has on the image. */
  private unseen({ line, at, widthPt }: UnseenLine): void {
    if (line.glyphs.length === 0 || line.widthPt <= 0) return
    const { weight, sizePt } = line.style
    const font = this.around.fontOf(weight)
    this.fonts.set(fontNames[weight], font.ref)
    const foreign = foreignLanguageOf(line.text, this.around.language)
    // inside a figure the text is no reader's: its alternative text stands for all of it
    const reads = typeof this.open === 'object' && this.open.tag !== 'Figure' ? this.open : undefined
    if (/\p{L}/u.test(line.text)) reads?.languages.add(foreign ?? '')
    const shown = reads ? this.shown(font, line, foreign) : font.show(line)
    this.content.unseenText(at, fontNames[weight], sizePt, widthPt / line.widthPt, shown)
  }

  /** The line's glyphs; stretches in another language than the rest of a line say in which. */
  private shown(font: EmbeddedFont, line: ShapedLine, foreign: string | undefined): string {
    const runs = foreign === undefined ? languageRuns(line.text, this.around.language) : []
    if (runs.length < 2) return font.show(line)
    return runs
      .map(({ from, to, language }) => {
        const glyphs = line.glyphs
          .filter(({ cluster }) => cluster >= from && cluster < to)
          .map((glyph) => ({ ...glyph, cluster: glyph.cluster - from }))
        const part = font.show({ ...line, text: line.text.slice(from, to), glyphs })
        return language === undefined ? part : `/Span<</Lang(${language})>>BDC ${part} EMC`
      })
      .join(' ')
  }

  private place(ref: PDFRef, matrix: Matrix, clip?: Box): void {
    const name = `X${ref.objectNumber}`
    this.objects.set(name, ref)
    this.content.place(name, matrix, clip)
  }

  private link({ box, toPage, alt }: Extract<DrawOp, { op: 'link' }>): void {
    const { context, structure, pageRef } = this.around
    const { x, y, width, height } = box
    const ref = context.nextRef()
    const text = this.linkText
    const { element, parent } = structure.link(ref, this.ref, this.lastElement, text?.mark)
    if (text) {
      this.marks[text.mark] = element
      this.content.rename(`/Link<</MCID ${text.mark}>>BDC`)
    }
    // what comes next is not the link's text, even if it stands in the same cell
    this.close()
    this.linkText = undefined
    const annotation = context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [x, y, x + width, y + height].map((side) => Math.round(side * 1000) / 1000),
      Border: [0, 0, 0],
      // printed, as PDF/A wants every annotation
      F: 4,
      P: this.ref,
      StructParent: parent,
    })
    const away = this.around.elsewhere?.(toPage)
    if (away) annotation.set(PDFName.of('A'), goToElsewhere(context, away))
    else annotation.set(PDFName.of('Dest'), context.obj([pageRef(toPage), 'XYZ', null, null, null]))
    annotation.set(PDFName.of('Contents'), PDFHexString.fromText(alt))
    context.assign(ref, annotation)
    this.annotations.push(ref)
  }
}
