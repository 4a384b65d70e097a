import type { Expectations } from '#shared/bundle/plan/expectations.ts'
import type { Page } from '#shared/bundle/render/document-model.ts'

/** A laid-out bundle as lines: bookmark, page, and where the index row of that name leads. */
export const outlineLines = (expected: Expectations): readonly string[] =>
  expected.outline.flatMap(({ title, children }) => [title, ...children.map((child) => `  ${child.title}`)])

/** Index rows as printed: label, title, pages and the page that a click goes to. */
export const indexLines = (expected: Expectations): readonly string[] =>
  expected.index.map(({ label, title, pageText, toPage }) => `${label} ${title} ${pageText} -> ${toPage}`)

/** Every link of a page with the text that begins inside it. */
export const linksOf = (page: Page): readonly { readonly text: string; readonly toPage: number }[] =>
  page.ops.flatMap((op) => {
    if (op.op !== 'link') return []
    const { box, toPage } = op
    const inside = page.ops.flatMap((other) =>
      other.op === 'text' &&
      other.at.x >= box.x - 0.1 &&
      other.at.x <= box.x + box.width &&
      other.at.y >= box.y - 0.1 &&
      other.at.y <= box.y + box.height
        ? [other.line.text]
        : [],
    )
    return [{ text: inside.join(' '), toPage }]
  })
