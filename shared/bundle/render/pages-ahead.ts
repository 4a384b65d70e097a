import type { ImageAsset, Page } from './document-model.ts'

/** As many images are being packed while the page before them is written: there are two processors at least. */
const mostAhead = 2

/** The same pages; the pixels of those to come are being packed meanwhile, which takes longer than all else on a page. */
export async function* pagesAhead(
  pages: AsyncIterable<Page> | Iterable<Page>,
  prepare: (image: ImageAsset) => void,
): AsyncGenerator<Page> {
  const waiting: Page[] = []
  for await (const page of pages) {
    for (const op of page.ops) if (op.op === 'image') prepare(op.image)
    waiting.push(page)
    const next = waiting.length > mostAhead ? waiting.shift() : undefined
    if (next) yield next
  }
  yield* waiting
}
