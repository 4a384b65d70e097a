import { type PDFContext, PDFHexString, PDFName, type PDFObject, type PDFRef } from 'pdf-lib'
import type { Box, Role } from './document-model.ts'

type Kid =
  | { readonly page: PDFRef; readonly mark: number }
  | { readonly page: PDFRef; readonly annotation: PDFRef }
  | { readonly element: Element }
type Tag = Role['tag'] | 'Link' | 'Table' | 'TR' | 'TOC'

/** An element of the structure tree, until the document ends. */
export interface Element {
  readonly ref: PDFRef
  readonly tag: Tag
  readonly alt?: string
  readonly box?: Box
  /** Left edge: tells where a new row of a table begins. */
  readonly left: number
  readonly kids: Kid[]
}

/** Entries of a number tree's leaf; more make readers slow. */
const leafEntries = 256

/** What a page is to a reader that cannot see: headings, paragraphs, tables, figures, in reading order (14.7, 14.8). */
export class StructureTree {
  readonly root: PDFRef
  private readonly context: PDFContext
  private readonly document: PDFRef
  private readonly byKey = new Map<string, Element>()
  private readonly elements: Element[] = []
  /** What each /StructParents (a page's marks) or /StructParent (an annotation) leads to. */
  private readonly parents: (readonly PDFRef[] | PDFRef)[] = []

  constructor(context: PDFContext) {
    this.context = context
    this.root = context.nextRef()
    this.document = context.nextRef()
  }

  /** The element of a role: the same for the same key, also pages later. */
  elementOf({ tag, key, alt }: Role, left: number, box?: Box): Element {
    const known = this.byKey.get(key)
    if (known) return known
    const made = this.made(tag, left, { ...(alt === undefined ? {} : { alt }), ...(box ? { box } : {}) })
    this.byKey.set(key, made)
    this.elements.push(made)
    return made
  }

  /** A link belongs to the element it stands in, or to a paragraph of its own. Gives the annotation's /StructParent. */
  link(annotation: PDFRef, page: PDFRef, inside: Element | undefined): number {
    const link = this.made('Link', 0, {})
    link.kids.push({ page, annotation })
    if (inside) inside.kids.push({ element: link })
    else {
      const paragraph = this.made('P', 0, {})
      paragraph.kids.push({ element: link })
      this.elements.push(paragraph)
    }
    return this.parents.push(link.ref) - 1
  }

  /** The page's /StructParents: its marked content, in the order of its numbers. */
  page(marks: readonly Element[]): number {
    return this.parents.push(marks.map(({ ref }) => ref)) - 1
  }

  /** Makes the objects. */
  finish(): void {
    const tops = grouped(this.elements, (tag, left) => this.made(tag, left, {}))
    for (const top of tops) this.assign(top, this.document)
    this.context.assign(
      this.document,
      this.context.obj({
        Type: 'StructElem',
        S: 'Document',
        P: this.root,
        K: tops.map(({ ref }) => ref),
      }),
    )
    this.context.assign(
      this.root,
      this.context.obj({
        Type: 'StructTreeRoot',
        K: this.document,
        ParentTree: this.parentTree(),
        ParentTreeNextKey: this.parents.length,
      }),
    )
  }

  private made(tag: Tag, left: number, extra: Pick<Element, 'alt' | 'box'>): Element {
    return { ref: this.context.nextRef(), tag, left, kids: [], ...extra }
  }

  private assign(element: Element, parent: PDFRef): void {
    const { kids, tag, box, alt } = element
    const [first] = kids
    const page = first && 'page' in first ? first.page : undefined
    const kidObjects = kids.map((kid): PDFObject => {
      if ('element' in kid) {
        this.assign(kid.element, element.ref)
        return kid.element.ref
      }
      if ('annotation' in kid) return this.context.obj({ Type: 'OBJR', Obj: kid.annotation, Pg: kid.page })
      if (kid.page === page) return this.context.obj(kid.mark)
      return this.context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.mark })
    })
    const dict = this.context.obj({ Type: 'StructElem', S: tag, P: parent, K: kidObjects })
    if (page) dict.set(PDFName.of('Pg'), page)
    if (alt !== undefined) dict.set(PDFName.of('Alt'), PDFHexString.fromText(alt))
    if (tag === 'Figure' && box) {
      const { x, y, width, height } = box
      const corners = [x, y, x + width, y + height].map((value) => Math.round(value * 100) / 100)
      dict.set(PDFName.of('A'), this.context.obj({ O: 'Layout', Placement: 'Block', BBox: corners }))
    }
    if (tag === 'TH') dict.set(PDFName.of('A'), this.context.obj({ O: 'Table', Scope: 'Column' }))
    this.context.assign(element.ref, dict)
  }

  private parentTree(): PDFRef {
    const leaves: PDFRef[] = []
    for (let start = 0; start < this.parents.length; start += leafEntries) {
      const part = this.parents.slice(start, start + leafEntries)
      const numbers = part.flatMap((parent, index) => [
        this.context.obj(start + index),
        Array.isArray(parent) ? this.context.register(this.context.obj([...parent])) : (parent as PDFRef),
      ])
      leaves.push(
        this.context.register(this.context.obj({ Limits: [start, start + part.length - 1], Nums: numbers })),
      )
    }
    return this.context.register(
      leaves.length === 0 ? this.context.obj({ Nums: [] }) : this.context.obj({ Kids: leaves }),
    )
  }
}

/** Cells that follow each other make a table, lines of a list of contents make a list; the rest stays as it is. */
function grouped(
  elements: readonly Element[],
  make: (tag: Tag, left: number) => Element,
): readonly Element[] {
  const tops: Element[] = []
  let row: Element | undefined
  let before: Element | undefined
  for (const element of elements) {
    const isCell = element.tag === 'TD' || element.tag === 'TH'
    const wanted = isCell ? 'Table' : element.tag === 'TOCI' ? 'TOC' : undefined
    if (!wanted) tops.push(element)
    else {
      let group = tops.at(-1)
      if (group?.tag !== wanted) {
        group = make(wanted, element.left)
        tops.push(group)
        row = undefined
      }
      if (isCell) {
        // cells go from left to right: one that is not right of the last begins a row
        if (!row || !before || element.left <= before.left) {
          row = make('TR', element.left)
          group.kids.push({ element: row })
        }
        row.kids.push({ element })
      } else group.kids.push({ element })
    }
    before = element
  }
  return tops
}
