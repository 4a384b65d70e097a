import type { PDFContext, PDFRef } from 'pdf-lib'

/** Kids of a node: a tree of three levels holds 32,768 pages. */
const kidsPerNode = 32

/** A balanced page tree over pages that are not made yet; its nodes are final at once. */
export interface PageTree {
  readonly root: PDFRef
  /** By the page's number. */
  readonly pageRef: (number: number) => PDFRef
  readonly parentOf: (number: number) => PDFRef
}

interface Node {
  readonly ref: PDFRef
  readonly pages: number
  readonly kids: readonly Node[]
}

/**
 * Pages are asked for by their number, the first of which is `firstPage`.
 * @throws RangeError without pages, and for page numbers that do not exist.
 */
export function pageTree(context: PDFContext, pageCount: number, firstPage = 1): PageTree {
  if (pageCount < 1) throw new RangeError('a document has at least one page')
  const pages = Array.from({ length: pageCount }, (): Node => ({
    ref: context.nextRef(),
    pages: 1,
    kids: [],
  }))
  const parents: PDFRef[] = []
  let level: readonly Node[] = pages
  do {
    const above: Node[] = []
    for (let start = 0; start < level.length; start += kidsPerNode) {
      const kids = level.slice(start, start + kidsPerNode)
      above.push({ ref: context.nextRef(), kids, pages: kids.reduce((sum, kid) => sum + kid.pages, 0) })
    }
    if (level === pages) for (const node of above) for (const _ of node.kids) parents.push(node.ref)
    level = above
  } while (level.length > 1)

  const [root] = level
  if (!root) throw new RangeError('a page tree has a root')
  assign(context, root)
  const found = (ref: PDFRef | undefined, number: number): PDFRef => {
    if (!ref) throw new RangeError(`page ${number} is not among ${pageCount} from ${firstPage}`)
    return ref
  }
  return {
    root: root.ref,
    pageRef: (number) => found(pages[number - firstPage]?.ref, number),
    parentOf: (number) => found(parents[number - firstPage], number),
  }
}

function assign(context: PDFContext, node: Node, parent?: PDFRef): void {
  const kids = node.kids.map(({ ref }) => ref)
  const dict = { Type: 'Pages', Count: node.pages, Kids: kids, ...(parent ? { Parent: parent } : {}) }
  context.assign(node.ref, context.obj(dict))
  for (const kid of node.kids) if (kid.kids.length > 0) assign(context, kid, node.ref)
}
