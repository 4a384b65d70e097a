import { formatDuration } from '#shared/messages/format.ts'
import type { Block } from '../paginate/block.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { exhibitTextFrame as frame } from '../paginate/sheet.ts'
import type { CellText } from '../paginate/table.ts'
import { eventDateText } from './chronology.ts'
import { facts } from './facts.ts'
import { heading, subheading } from './headings.ts'
import { intakeFacts } from './intake-record.ts'
import { type LaidExhibit, type Layout, nameOf } from './layout.ts'
import type { Material } from './material.ts'
import { notShownText } from './not-shown.ts'
import { passageBlocks, transcriptBlocks } from './passages.ts'
import { shownText } from './shown-text.ts'
import { waveformBlocks } from './waveform.ts'

/** The sheet that stands in the place of a recording: identifies it and says where to hear it. */
export function* recordingBlocks(
  layout: Layout,
  item: LaidExhibit,
  { loudness }: Extract<Material, { kind: 'recording' }>,
): Generator<Block> {
  const { engine, faces, words, input } = layout
  const { recording } = words
  const { original } = item.exhibit
  const key = `exhibit/${item.rank}`
  const place = { left: frame.left, width: frame.width }
  const medium = original.media === 'video' ? recording.video : recording.audio
  const role = { tag: 'P', key: `${key}/medium` } as const
  yield* paragraph(engine, medium, faces.label, { ...place, keepWithNext: true, role })
  yield* heading(layout, frame, `${key}/title`, item.title)
  for (const problem of original.problems) {
    if (problem.kind === 'extension-mismatch') continue
    yield* paragraph(engine, notShownText(layout, problem), faces.alert, { ...place, role })
  }
  yield* paragraph(engine, recording.cannotPrint, faces.body, { ...place, before: 2, role })

  const [name, ...rest] = intakeFacts(layout, item.exhibit)
  const duration =
    original.durationMs === undefined ? recording.durationUnknown : formatDuration(original.durationMs)
  yield* subheading(layout, frame, `${key}/record`, words.record.heading)
  yield* facts(layout, frame, `${key}/facts`, [
    ...(name ? [name] : []),
    { name: recording.duration, value: duration },
    ...rest,
    { name: recording.parties, value: people(layout, item) },
  ])

  yield* waveformBlocks(layout, item, loudness)
  yield* passageBlocks(layout, item)

  const cited = layout.eventsCiting(item.exhibit.id)
  if (cited.length > 0 && input.options.includeChronology) {
    yield* subheading(layout, frame, `${key}/events`, words.record.events)
    yield* facts(
      layout,
      frame,
      `${key}/event`,
      cited.map((event) => ({
        name: eventDateText(layout, event),
        value: [{ text: shownText(event.text) || layout.terms.event[event.kind], face: faces.body }],
      })),
    )
  }

  yield* subheading(layout, frame, `${key}/declaration`, recording.declaration)
  const declared = input.options.attachOriginals ? recording.attached(item.fileName) : recording.notAttached
  const tag = { tag: 'P', key: `${key}/attached` } as const
  yield* paragraph(engine, declared, faces.body, { ...place, role: tag })
  yield* transcriptBlocks(layout, item)
}

/** Those who are named with the events that the recording proves, with their part in the case. */
function people(
  { terms, words, partyOf, eventsCiting, faces }: Layout,
  item: LaidExhibit,
): readonly CellText[] {
  const ids = eventsCiting(item.exhibit.id).flatMap(({ partyIds, statement }) => [
    ...partyIds,
    ...(statement ? [statement.by] : []),
  ])
  return [...new Set(ids)].flatMap((id) => {
    const party = partyOf(id)
    const name = nameOf(party)
    return party && name ? [{ text: words.aside(name, terms.role[party.role]), face: faces.body }] : []
  })
}
