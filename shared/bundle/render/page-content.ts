import { type PDFContext, PDFHexString, PDFName, PDFRawStream, type PDFRef } from 'pdf-lib'
import type { EmbeddedFont } from '../fonts/embedded-font.ts'
import type { OpenForeignDocument } from '../import/foreign-pdf.ts'
import type { Deflate, FontWeight } from '../ports.ts'
import type { Box, Colour, DrawOp, Page } from './document-model.ts'
import { imageMatrix, type Matrix, wholeOfSlice } from './image-matrix.ts'
import type { ImageObjects } from './image-objects.ts'
import type { Element, StructureTree } from './structure-tree.ts'

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
  readonly structure: StructureTree
}

const fontNames: Readonly<Record<FontWeight, string>> = { regular: 'F1', bold: 'F2' }

/** Turns a page's ops into its objects: content, resources, annotations, page. */
export async function renderPage(page: Page, around: PageSurroundings): Promise<void> {
  const drawing = new PageDrawing(page, around)
  for (const op of page.ops) await drawing.draw(op)
  await drawing.finish()
}

/** 1/1000 pt, less than any printer's dot; never an exponent, which PDF does not know. */
const number = (value: number): string => {
  const rounded = Math.round(value * 1000) / 1000
  return Object.is(rounded, -0) || Math.abs(rounded) < 0.001 ? '0' : String(rounded)
}
const numbers = (values: readonly number[]): string => values.map(number).join(' ')
const rectangle = ({ x, y, width, height }: Box): string => `${numbers([x, y, width, height])} re`
const fill = (colour: Colour): string => `${numbers(colour)} rg`
const stroke = (colour: Colour): string => `${numbers(colour)} RG`

class PageDrawing {
  private readonly page: Page
  private readonly around: PageSurroundings
  private readonly ref: PDFRef
  private readonly content: string[] = []
  private readonly fonts = new Map<string, PDFRef>()
  private readonly objects = new Map<string, PDFRef>()
  private readonly annotations: PDFRef[] = []
  private readonly marks: Element[] = []
  /** What the open marked-content sequence belongs to; 'none' between two. */
  private open: Element | 'artifact' | 'none' = 'none'
  private lastElement: Element | undefined

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
        this.mark(op.role ? this.around.structure.elementOf(op.role, op.at.x) : 'artifact')
        this.text(op)
        return
      case 'rule': {
        this.mark('artifact')
        const line = `${numbers([op.from.x, op.from.y])} m ${numbers([op.to.x, op.to.y])} l S`
        this.content.push(`q ${stroke(op.colour)} ${number(op.widthPt)} w ${line} Q`)
        return
      }
      case 'rect':
        this.mark('artifact')
        this.rect(op)
        return
      case 'image': {
        const ref = await this.around.images.refOf(op.image)
        this.mark(op.role ? this.around.structure.elementOf(op.role, op.box.x, op.box) : 'artifact')
        const whole = op.slice ? wholeOfSlice(op.box, op.slice) : op.box
        this.place(ref, imageMatrix(whole, op.image.orientation), op.slice ? op.box : undefined)
        return
      }
      case 'foreign-page': {
        // pages/ sees foreign documents closed; import/ makes only open ones
        const document = op.page.document as OpenForeignDocument
        const ref = document.formObject(this.around.context, op.page.index)
        this.mark(op.role ? this.around.structure.elementOf(op.role, op.box.x, op.box) : 'artifact')
        const { x, y, width, height } = op.box
        this.place(ref, [width / op.page.widthPt, 0, 0, height / op.page.heightPt, x, y], op.box)
      }
    }
  }

  async finish(): Promise<void> {
    this.close()
    const { context, deflate, structure, parentOf } = this.around
    const bytes = await deflate.deflate(new TextEncoder().encode(this.content.join('\n')))
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
    if (this.annotations.length > 0) page.set(PDFName.of('Annots'), context.obj(this.annotations))
    context.assign(this.ref, page)
  }

  /** Ops that follow each other and belong together share one marked-content sequence. */
  private mark(to: Element | 'artifact'): void {
    if (this.open === to) return
    this.close()
    this.open = to
    if (to === 'artifact') {
      this.content.push('/Artifact BMC')
      return
    }
    const id = this.marks.push(to) - 1
    to.kids.push({ page: this.ref, mark: id })
    this.lastElement = to
    this.content.push(`/${to.tag}<</MCID ${id}>>BDC`)
  }

  private close(): void {
    if (this.open !== 'none') this.content.push('EMC')
    this.open = 'none'
  }

  private text({ at, line, colour }: Extract<DrawOp, { op: 'text' }>): void {
    if (line.glyphs.length === 0) return
    const { weight, sizePt } = line.style
    const font = this.around.fontOf(weight)
    this.fonts.set(fontNames[weight], font.ref)
    const setting = `${fill(colour)} /${fontNames[weight]} ${number(sizePt)} Tf ${numbers([at.x, at.y])} Td`
    this.content.push(`BT ${setting} ${font.show(line)} ET`)
  }

  private rect({ box, fill: inside, stroke: edge, widthPt }: Extract<DrawOp, { op: 'rect' }>): void {
    const parts = ['q']
    if (inside) parts.push(fill(inside))
    if (edge) parts.push(stroke(edge), `${number(widthPt ?? 1)} w`)
    parts.push(rectangle(box), inside && edge ? 'B' : inside ? 'f' : edge ? 'S' : 'n', 'Q')
    this.content.push(parts.join(' '))
  }

  private place(ref: PDFRef, matrix: Matrix, clip?: Box): void {
    const name = `X${ref.objectNumber}`
    this.objects.set(name, ref)
    const clipping = clip ? `${rectangle(clip)} W n ` : ''
    this.content.push(`q ${clipping}${numbers(matrix)} cm /${name} Do Q`)
  }

  private link({ box, toPage, alt }: Extract<DrawOp, { op: 'link' }>): void {
    const { context, structure, pageRef } = this.around
    const { x, y, width, height } = box
    const ref = context.nextRef()
    const annotation = context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [x, y, x + width, y + height].map((side) => Math.round(side * 1000) / 1000),
      Border: [0, 0, 0],
      // printed, as PDF/A wants every annotation
      F: 4,
      P: this.ref,
      Dest: [pageRef(toPage), 'XYZ', null, null, null],
      StructParent: structure.link(ref, this.ref, this.lastElement),
    })
    annotation.set(PDFName.of('Contents'), PDFHexString.fromText(alt))
    context.assign(ref, annotation)
    this.annotations.push(ref)
  }
}
