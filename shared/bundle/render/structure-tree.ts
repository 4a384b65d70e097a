import {
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  PDFString,
} from 'pdf-lib'
import type { Box, Role } from './document-model.ts'
import type { Element, ElementFacts, Tag } from './structure-element.ts'
import { grouped } from './structure-groups.ts'

/** Entries of a number tree's leaf; more make readers slow. */
const leafEntries = 256
/** Elements that are objects at once; a thousand exhibits have ten times as many, each a kilobyte. */
const elementsAtOnce = 2048

/** Looked up once: elements come in tens of thousands. */
const keys = {
  S: PDFName.of('S'),
  Pg: PDFName.of('Pg'),
  P: PDFName.of('P'),
  K: PDFName.of('K'),
  Alt: PDFName.of('Alt'),
  Lang: PDFName.of('Lang'),
  A: PDFName.of('A'),
}

/** An element with its number, and where it stands. */
interface Placed {
  readonly element: Element
  readonly tag: Tag
  /** Undefined at the top. */
  readonly parent: Element | undefined
}

/** What a page is to a reader that cannot see: headings, paragraphs, tables, figures, in reading order (14.7, 14.8). */
export class StructureTree {
  readonly root: PDFRef
  private readonly context: PDFContext
  private readonly byKey = new Map<string, Element>()
  private readonly elements: Element[] = []
  /** What each /StructParents (a page's marks) or /StructParent (an annotation) leads to. */
  private readonly parents: (readonly Element[] | Element)[] = []
  private readonly refs = new Map<Element, PDFRef>()

  constructor(context: PDFContext) {
    this.context = context
    this.root = context.nextRef()
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
    return { element, parent: this.parents.push(element) - 1 }
  }

  /** The page's /StructParents: its marked content, in the order of its numbers. */
  page(marks: readonly Element[]): number {
    return this.parents.push(marks) - 1
  }

  /** Makes the objects. @param written takes those that are made out of the context, so that they are never all there. */
  async finish(written: () => Promise<void>): Promise<void> {
    const tops = grouped(this.elements, (facts) => this.made(facts))
    const document = this.context.nextRef()
    let made = 0
    for (const placed of this.numbered(tops)) {
      this.assign(placed, document)
      made += 1
      if (made % elementsAtOnce === 0) await written()
    }
    const kids = tops.map((top) => this.refOf(top))
    this.context.assign(document, this.context.obj({ S: 'Document', P: this.root, K: kids }))
    this.context.assign(
      this.root,
      this.context.obj({
        Type: 'StructTreeRoot',
        K: document,
        ParentTree: this.parentTree(),
        ParentTreeNextKey: this.parents.length,
      }),
    )
  }

  private made(facts: ElementFacts): Element {
    return { left: 0, kids: [], languages: new Set(), ...facts }
  }

  private paragraph(): Element {
    const paragraph = this.made({ tag: 'P' })
    this.elements.push(paragraph)
    return paragraph
  }

  /**
   * Numbers come last, and elements of one kind (the second cells of all rows) have them in a row: they lie side by side in
   * the file, and what is alike packs well.
   */
  private numbered(tops: readonly Element[]): readonly Placed[] {
    const kinds = new Map<string, Placed[]>()
    const collect = (element: Element, tag: Tag, parent: Element | undefined): void => {
      const kind = `${element.tag} ${element.cell?.column ?? ''} ${element.kids.length}`
      const alike = kinds.get(kind)
      if (alike) alike.push({ element, tag, parent })
      else kinds.set(kind, [{ element, tag, parent }])
      for (const kid of element.kids)
        if ('element' in kid) collect(kid.element, kid.as ?? kid.element.tag, element)
    }
    for (const top of tops) collect(top, top.tag, undefined)
    const all = [...kinds.values()].flat()
    for (const { element } of all) this.refs.set(element, this.context.nextRef())
    return all
  }

  private assign({ element, tag, parent: above }: Placed, document: PDFRef): void {
    const { kids, alt } = element
    const parent = above ? this.refOf(above) : document
    const [first] = kids
    const page = first && 'page' in first ? first.page : undefined
    const kidObjects = kids.map((kid): PDFObject => {
      if ('element' in kid) return this.refOf(kid.element)
      if ('annotation' in kid) return this.context.obj({ Type: 'OBJR', Obj: kid.annotation, Pg: kid.page })
      if (kid.page === page) return PDFNumber.of(kid.mark)
      return this.context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.mark })
    })
    // in thousands: without what may be left out (/Type, an array of one), and what is the same for neighbours first
    const dict = PDFDict.withContext(this.context)
    dict.set(keys.S, PDFName.of(tag))
    if (page) dict.set(keys.Pg, page)
    dict.set(keys.P, parent)
    const [only] = kidObjects
    if (only) dict.set(keys.K, kidObjects.length === 1 ? only : this.context.obj(kidObjects))
    if (alt !== undefined) dict.set(keys.Alt, PDFHexString.fromText(alt))
    const language = languageOf(element)
    if (language !== undefined) dict.set(keys.Lang, PDFString.of(language))
    const attributes = attributesOf(element)
    if (attributes) dict.set(keys.A, this.context.obj(attributes))
    this.context.assign(this.refOf(element), dict)
  }

  private refOf(element: Element): PDFRef {
    const ref = this.refs.get(element)
    if (!ref) throw new Error('an element is not in the structure tree')
    return ref
  }

  private parentTree(): PDFRef {
    const leaves: PDFRef[] = []
    for (let start = 0; start < this.parents.length; start += leafEntries) {
      const part = this.parents.slice(start, start + leafEntries)
      const numbers = part.flatMap((parent, index) => [
        this.context.obj(start + index),
        'tag' in parent
          ? this.refOf(parent)
          : this.context.register(this.context.obj(parent.map((element) => this.refOf(element)))),
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
