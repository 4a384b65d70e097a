import { type PDFContext, PDFHexString, PDFName, type PDFObject, type PDFRef, PDFString } from 'pdf-lib'
import type { Box, Role } from './document-model.ts'
import type { Element, ElementFacts } from './structure-element.ts'
import { grouped } from './structure-groups.ts'

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
  elementOf({ tag, key, alt, cell }: Role, left: number, box?: Box): Element {
    const known = this.byKey.get(key)
    if (known) return known
    const made = this.made({
      // a caption that stands for itself is read as a paragraph
      tag: tag === 'Caption' && !cell ? 'P' : tag,
      left,
      ...(alt !== undefined && { alt }),
      ...(box && { box }),
      ...(cell && { cell }),
    })
    this.byKey.set(key, made)
    this.elements.push(made)
    return made
  }

  /**
   * A link belongs to the element it stands in, or to a paragraph of its own. `mark`, the number of the marked content
   * that is the link's text, moves into it. Gives the link's element, for the page, and the annotation's /StructParent.
   */
  link(
    annotation: PDFRef,
    page: PDFRef,
    inside: Element | undefined,
    mark?: number,
  ): { readonly element: Element; readonly parent: number } {
    const element = this.made({ tag: 'Link' })
    const within = inside ?? this.paragraph()
    if (mark !== undefined) {
      const at = within.kids.findIndex((kid) => 'mark' in kid && kid.page === page && kid.mark === mark)
      if (at >= 0) element.kids.push(...within.kids.splice(at, 1))
    }
    element.kids.push({ page, annotation })
    within.kids.push({ element })
    return { element, parent: this.parents.push(element.ref) - 1 }
  }

  /** The page's /StructParents: its marked content, in the order of its numbers. */
  page(marks: readonly Element[]): number {
    return this.parents.push(marks.map(({ ref }) => ref)) - 1
  }

  /** Makes the objects. */
  finish(): void {
    const tops = grouped(this.elements, (facts) => this.made(facts))
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

  private made(facts: ElementFacts): Element {
    return { ref: this.context.nextRef(), left: 0, kids: [], languages: new Set(), ...facts }
  }

  private paragraph(): Element {
    const paragraph = this.made({ tag: 'P' })
    this.elements.push(paragraph)
    return paragraph
  }

  private assign(element: Element, parent: PDFRef): void {
    const { kids, tag, alt } = element
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
    const dict = this.context.obj({ Type: 'StructElem', S: tag, P: parent })
    if (kidObjects.length > 0) dict.set(PDFName.of('K'), this.context.obj(kidObjects))
    if (page) dict.set(PDFName.of('Pg'), page)
    if (alt !== undefined) dict.set(PDFName.of('Alt'), PDFHexString.fromText(alt))
    const language = languageOf(element)
    if (language !== undefined) dict.set(PDFName.of('Lang'), PDFString.of(language))
    const attributes = attributesOf(element)
    if (attributes) dict.set(PDFName.of('A'), this.context.obj(attributes))
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

/** What a figure takes of its page, and what a header cell heads. */
function attributesOf({ tag, box, cell }: Element) {
  if (tag === 'Figure' && box) {
    const { x, y, width, height } = box
    const corners = [x, y, x + width, y + height].map((value) => Math.round(value * 100) / 100)
    return { O: 'Layout', Placement: 'Block', BBox: corners }
  }
  return tag === 'TH' ? { O: 'Table', Scope: cell?.scope ?? 'Column' } : undefined
}

function languageOf({ languages }: Element): string | undefined {
  const [only, another] = languages
  return another === undefined && only !== '' ? only : undefined
}
