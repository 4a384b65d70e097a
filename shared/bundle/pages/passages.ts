import { inOrder } from '#shared/core/evidence/passage.ts'
import { formatDuration } from '#shared/messages/format.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import type { Block } from '../paginate/block.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { exhibitTextFrame as frame, heightOf } from '../paginate/sheet.ts'
import type { CellText } from '../paginate/table.ts'
import { facts } from './facts.ts'
import { subheading } from './headings.ts'
import type { LaidExhibit, Layout } from './layout.ts'
import { shownText } from './shown-text.ts'
import { lineBlocks } from './listing-blocks.ts'

/** The passages that the user marked: when, who, and what is said, in bold. */
export function* passageBlocks(layout: Layout, item: LaidExhibit): Generator<Block> {
  const { faces, locale } = layout
  const { passages: words } = messagesOf(locale).material
  const marked = inOrder(item.exhibit.passages ?? [])
  if (marked.length === 0) return
  const key = `exhibit/${item.rank}/passages`
  yield* subheading(layout, frame, `${key}/heading`, words.heading)
  yield* facts(
    layout,
    frame,
    key,
    marked.map(({ fromMs, toMs, text, speaker }) => {
      const said: readonly CellText[] = [
        ...(speaker === undefined ? [] : [{ text: shownText(speaker), face: faces.label }]),
        { text: shownText(text) || words.untitled, face: faces.strong },
      ]
      return { name: words.range(formatDuration(fromMs), formatDuration(toMs)), value: said }
    }),
  )
}

/** Two hours of talk fill forty sheets; the rest is in the case. */
const mostSheets = 60

/** What is said, as the user wrote it down, and who says that it is so. */
export function* transcriptBlocks(layout: Layout, item: LaidExhibit): Generator<Block> {
  const { engine, faces, locale } = layout
  const { transcript: words } = messagesOf(locale).material
  const written = item.exhibit.transcript?.trim() ?? ''
  if (written === '') return
  const key = `exhibit/${item.rank}/transcript`
  const place = { left: frame.left, width: frame.width }
  yield* subheading(layout, frame, `${key}/heading`, words.heading)
  const note = { tag: 'P', key: `${key}/note` } as const
  yield* paragraph(engine, words.byUser, faces.quiet, { ...place, keepWithNext: true, role: note })
  let left = mostSheets * heightOf(frame)
  for (const block of lineBlocks(layout, key, written, faces.body)) {
    left -= block.height
    if (left < 0) {
      const cut = { tag: 'P', key: `${key}/cut` } as const
      yield* paragraph(engine, words.cut, faces.alert, { ...place, before: 10, role: cut })
      return
    }
    yield block
  }
}
