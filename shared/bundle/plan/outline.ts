import { displayName } from '#shared/core/evidence/display-name.ts'
import { inOrder } from '#shared/core/evidence/passage.ts'
import { formatDuration } from '#shared/messages/format.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import { indexName } from '../pages/index-sheets.ts'
import { exhibitsOf, type LaidExhibit, type Layout } from '../pages/layout.ts'
import type { OutlineItem } from '../render/document-model.ts'
import type { PlannedSection } from './bundle-input.ts'
import { type Numbering, volumeOf } from './numbering.ts'

/** The parts of one volume in order, as the plan lists them. */
export function sectionsOf(layout: Layout, numbering: Numbering): readonly PlannedSection[] {
  const { words } = layout
  const { from, until } = volumeOf(numbering)
  const first = numbering.exhibits[from]
  const last = numbering.exhibits[until - 1]
  const { cover, index, chronology, annex } = numbering
  const parts: readonly (PlannedSection | undefined)[] = [
    cover && { kind: 'cover', title: words.cover.name, ...cover },
    { kind: 'index', title: indexName(layout), ...index },
    // the other volumes lead to that of the first
    numbering.volume === 1
      ? chronology && { kind: 'chronology', title: words.chronology.name, ...chronology }
      : undefined,
    first && last
      ? { kind: 'exhibits', title: words.exhibitsName, firstPage: first.firstPage, lastPage: last.lastPage }
      : undefined,
    annex && { kind: 'annex', title: words.annex.name, ...annex },
  ]
  return parts.flatMap((part) => part ?? [])
}

/** Bookmarks: every part, and every exhibit under the part that holds them, each with its page number. */
export function outlineOf(layout: Layout, numbering: Numbering): readonly OutlineItem[] {
  const { words } = layout
  return sectionsOf(layout, numbering).map(({ kind, title, firstPage }) => ({
    title: words.bookmark(title, firstPage),
    page: firstPage,
    open: kind === 'exhibits',
    children:
      kind === 'exhibits'
        ? exhibitsOf(layout, numbering).map((item) => {
            const page = numbering.exhibits[item.rank]?.firstPage ?? firstPage
            return {
              title: words.bookmark(words.labelled(item.label, shortTitle(item.title)), page),
              page,
              open: false,
              children: passagesOf(layout, item, page),
            }
          })
        : [],
  }))
}

/** What was marked in a recording, by its time: it leads to the recording's sheet. */
function passagesOf(layout: Layout, { exhibit }: LaidExhibit, page: number): readonly OutlineItem[] {
  const { passages: words } = messagesOf(layout.locale).material
  return inOrder(exhibit.passages ?? []).map(({ fromMs, text, speaker }) => {
    const said = displayName([speaker, text].filter((part) => part !== undefined && part !== '').join(' '))
    const title = words.bookmark(formatDuration(fromMs), shortTitle(said || words.untitled))
    return { title: layout.words.bookmark(title, page), page, open: false, children: [] }
  })
}

/** Bookmark panes are narrow. */
const mostSigns = 60
const shortTitle = (title: string): string => {
  const signs = Array.from(title)
  return signs.length <= mostSigns ? title : `${signs.slice(0, mostSigns - 1).join('')}…`
}

export const countBookmarks = (layout: Layout, numbering: Numbering): number =>
  countOf(outlineOf(layout, numbering))

const countOf = (items: readonly OutlineItem[]): number =>
  items.reduce((sum, { children }) => sum + 1 + countOf(children), 0)
