import type { Layout } from '../pages/layout.ts'
import type { OutlineItem } from '../render/document-model.ts'
import type { Numbering } from './numbering.ts'
import type { PlannedSection } from './bundle-input.ts'
import { indexName } from '../pages/index-sheets.ts'

/** The parts of the bundle in order, as the plan lists them. */
export function sectionsOf(layout: Layout, numbering: Numbering): readonly PlannedSection[] {
  const { words } = layout
  const first = numbering.exhibits[0]
  const last = numbering.exhibits.at(-1)
  return [
    { kind: 'cover', title: words.cover.name, ...numbering.cover },
    { kind: 'index', title: indexName(layout), ...numbering.index },
    ...(numbering.chronology
      ? [{ kind: 'chronology', title: words.chronology.name, ...numbering.chronology } as const]
      : []),
    ...(first && last
      ? [
          {
            kind: 'exhibits',
            title: words.exhibitsName,
            firstPage: first.firstPage,
            lastPage: last.lastPage,
          } as const,
        ]
      : []),
    { kind: 'annex', title: words.annex.name, ...numbering.annex },
  ]
}

/** Bookmarks: every part, and every exhibit under the part that holds them, each with its page number. */
export function outlineOf(layout: Layout, numbering: Numbering): readonly OutlineItem[] {
  const { words, exhibits } = layout
  return sectionsOf(layout, numbering).map(({ kind, title, firstPage }) => ({
    title: words.bookmark(title, firstPage),
    page: firstPage,
    open: kind === 'exhibits',
    children:
      kind === 'exhibits'
        ? exhibits.map((item) => {
            const page = numbering.exhibits[item.rank]?.firstPage ?? firstPage
            return {
              title: words.bookmark(words.labelled(item.label, shortTitle(item.title)), page),
              page,
              open: false,
              children: [],
            }
          })
        : [],
  }))
}

/** Bookmark panes are narrow. */
const mostSigns = 60
const shortTitle = (title: string): string => {
  const signs = Array.from(title)
  return signs.length <= mostSigns ? title : `${signs.slice(0, mostSigns - 1).join('')}…`
}

export const countBookmarks = (layout: Layout, numbering: Numbering): number =>
  sectionsOf(layout, numbering).length + layout.exhibits.length
