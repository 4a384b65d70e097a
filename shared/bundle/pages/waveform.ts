import { formatDuration } from '#shared/messages/format.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import type { Block } from '../paginate/block.ts'
import { baselineIn, grey, hairline } from '../paginate/face.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { type Drawn, exhibitTextFrame as frame } from '../paginate/sheet.ts'
import type { Loudness } from '../ports.ts'
import type { Colour, DrawOp } from '../render/document-model.ts'
import { subheading } from './headings.ts'
import type { LaidExhibit, Layout } from './layout.ts'
import type { Material } from './material.ts'

const heightPt = 84
const axisPt = 16
const loud: Colour = [0.56, 0.66, 0.74]
const steady: Colour = [0.14, 0.31, 0.42]
const marked: Colour = [0.99, 0.9, 0.66]

/** The recording's loudness over its length, with a time axis and the marked passages. Drawn as lines, not as a picture. */
export function* waveformBlocks(
  layout: Layout,
  item: LaidExhibit,
  loudness: Extract<Material, { kind: 'recording' }>['loudness'],
): Generator<Block> {
  if (loudness === undefined) return
  const { engine, faces, locale } = layout
  const { wave: words } = messagesOf(locale).material
  const key = `exhibit/${item.rank}/waveform`
  yield* subheading(layout, frame, `${key}/heading`, words.heading)
  if (typeof loudness === 'string') {
    const said = loudness === 'no-sound' ? words.noSound : words.undecodable
    const role = { tag: 'P', key: `${key}/missing` } as const
    yield* paragraph(engine, said, faces.body, { left: frame.left, width: frame.width, role })
    return
  }
  yield {
    height: heightPt + axisPt,
    before: 4,
    keepWithNext: false,
    draw: (top) => drawn(layout, item, loudness, top),
  }
}

function drawn(layout: Layout, item: LaidExhibit, loudness: Loudness, top: number): Drawn {
  const middle = top - heightPt / 2
  const { peaks, levels, durationMs } = loudness
  const step = frame.width / peaks.length
  // quiet telephone calls are drawn as high as loud ones: the axis is time, the height only compares
  const scale = heightPt / 2 / Math.max(0.02, ...peaks)
  const { wave: words } = messagesOf(layout.locale).material
  const marks = item.exhibit.passages ?? []
  const alt = words.alt(item.label, formatDuration(durationMs), marks.length)
  const role = { tag: 'Figure', key: `exhibit/${item.rank}/waveform`, alt } as const
  const whole = { x: frame.left, y: top - heightPt, width: frame.width, height: heightPt }
  const bars = (values: readonly number[], fill: Colour) =>
    values.map((value, index): DrawOp => {
      const half = Math.max(0.25, value * scale)
      const box = { x: frame.left + index * step, y: middle - half, width: step * 0.7, height: 2 * half }
      return { op: 'rect', box, fill, role }
    })
  const at = (ms: number) => frame.left + (frame.width * Math.min(ms, durationMs)) / durationMs
  const passages = marks.map(({ fromMs, toMs }): DrawOp => {
    const width = Math.max(1.5, at(toMs) - at(fromMs))
    return {
      op: 'rect',
      box: { x: at(fromMs), y: top - heightPt, width, height: heightPt },
      fill: marked,
      role,
    }
  })
  return {
    ops: [
      { op: 'rect', box: whole, role },
      ...passages,
      ...bars(peaks, loud),
      ...bars(levels, steady),
      ...axis(layout, durationMs, top, at),
    ],
    marks: [],
  }
}

const second = 1000
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200]
const mostTicks = 9

/** A line below with the time every so often, in steps that people count in. */
function axis(
  { engine, faces }: Layout,
  durationMs: number,
  top: number,
  at: (ms: number) => number,
): readonly DrawOp[] {
  const y = top - heightPt - 2
  const right = frame.left + frame.width
  const wanted = durationMs / second / mostTicks
  const stepMs = (steps.find((step) => step >= wanted) ?? 86_400) * second
  const ops: DrawOp[] = [
    { op: 'rule', from: { x: frame.left, y }, to: { x: right, y }, widthPt: 0.5, colour: hairline },
  ]
  for (let ms = 0; ms <= durationMs; ms += stepMs) {
    const line = engine.line(formatDuration(ms), faces.running.style)
    const x = at(ms)
    ops.push({ op: 'rule', from: { x, y }, to: { x, y: y - 3 }, widthPt: 0.5, colour: grey })
    const left = Math.min(Math.max(frame.left, x - line.widthPt / 2), right - line.widthPt)
    ops.push({ op: 'text', at: { x: left, y: baselineIn(faces.running, y - 3) }, line, colour: grey })
  }
  return ops
}
