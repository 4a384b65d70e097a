import { displayName } from '#shared/core/evidence/display-name.ts'
import { assertNever } from '#shared/core/result.ts'
import type { Block } from '../paginate/block.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { exhibitTextFrame as frame } from '../paginate/sheet.ts'
import { facts } from './facts.ts'
import { heading, subheading } from './headings.ts'
import { intakeFacts } from './intake-record.ts'
import type { LaidExhibit, Layout } from './layout.ts'
import type { NotShown } from './material.ts'

/** Why an exhibit has no view, as a sentence of the bundle's language. */
export function notShownText({ words }: Pick<Layout, 'words'>, { kind, lock }: NotShown): string {
  const { notShown } = words
  switch (kind) {
    case 'empty':
      return notShown.empty
    case 'encrypted':
      return lock === 'unknown' ? notShown.lockedOtherwise : notShown.encrypted
    case 'damaged':
      return notShown.damaged
    case 'too-large-to-show':
      return notShown.tooLargeToShow
    case 'too-large-to-open':
      return notShown.tooLargeToOpen
    case 'unsupported-type':
      return notShown.unsupported
    default:
      return assertNever(kind, 'notShownText')
  }
}

/** Where the original can be found instead. */
export const originalText = ({ words, input }: Layout, item: LaidExhibit): string =>
  input.options.attachOriginals ? words.notShown.attached(item.fileName) : words.notShown.notAttached

/** Stands in for an exhibit that cannot be shown: says so, why, and where the original is. */
export function* notShownBlocks(layout: Layout, item: LaidExhibit, reason: NotShown): Generator<Block> {
  const { engine, faces, words } = layout
  const key = `exhibit/${item.rank}`
  const place = { left: frame.left, width: frame.width }
  yield* heading(layout, frame, `${key}/title`, item.title)
  const role = { tag: 'P', key: `${key}/reason` } as const
  const sentence = `${words.notShown.heading}${words.colon}${notShownText(layout, reason)}`
  yield* paragraph(engine, sentence, faces.alert, { ...place, before: 4, role })
  yield* paragraph(engine, originalText(layout, item), faces.body, { ...place, before: 2, role })
  if (reason.detail !== undefined) {
    const detail = words.notShown.detail(displayName(reason.detail))
    yield* paragraph(engine, detail, faces.quiet, { ...place, before: 2, role })
  }
  yield* subheading(layout, frame, `${key}/record`, words.record.heading)
  yield* facts(layout, frame, `${key}/facts`, intakeFacts(layout, item.exhibit))
}
