import { type PDFContext, PDFHexString, PDFName, type PDFRef } from 'pdf-lib'
import type { OutlineItem } from './document-model.ts'

/** Bookmarks. Gives the /Outlines object; undefined when there are none. */
export function outlineObject(
  context: PDFContext,
  items: readonly OutlineItem[],
  pageRef: (number: number) => PDFRef,
): PDFRef | undefined {
  if (items.length === 0) return undefined
  const root = context.nextRef()
  const { first, last, shown } = level(context, items, root, pageRef)
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: shown }))
  return root
}

interface Level {
  readonly first: PDFRef
  readonly last: PDFRef
  /** Entries seen when the level is unfolded. */
  readonly shown: number
}

function level(
  context: PDFContext,
  items: readonly OutlineItem[],
  parent: PDFRef,
  pageRef: (number: number) => PDFRef,
): Level {
  const refs = items.map(() => context.nextRef())
  let shown = items.length
  items.forEach(({ title, page, open, children }, index) => {
    const ref = refs[index]
    if (!ref) return
    const dict = context.obj({ Parent: parent, Dest: [pageRef(page), 'XYZ', null, null, null] })
    dict.set(PDFName.of('Title'), PDFHexString.fromText(title))
    const [before, after] = [refs[index - 1], refs[index + 1]]
    if (before) dict.set(PDFName.of('Prev'), before)
    if (after) dict.set(PDFName.of('Next'), after)
    if (children.length > 0) {
      const below = level(context, children, ref, pageRef)
      dict.set(PDFName.of('First'), below.first)
      dict.set(PDFName.of('Last'), below.last)
      // a negative count is a folded entry (ISO 32000-1, table 153)
      dict.set(PDFName.of('Count'), context.obj(open ? below.shown : -below.shown))
      if (open) shown += below.shown
    }
    context.assign(ref, dict)
  })
  const [first, last] = [refs[0], refs.at(-1)]
  if (!first || !last) throw new RangeError('a level of the outline has entries')
  return { first, last, shown }
}
