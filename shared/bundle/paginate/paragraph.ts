import type { Role } from '../render/document-model.ts'
import type { TextEngine } from '../text/text-engine.ts'
import type { Block } from './block.ts'
import { type Align, baselineIn, type Face, startOf } from './face.ts'

/** Where a paragraph stands and how it holds on to its neighbours. */
export interface Setting {
  readonly left: number
  readonly width: number
  readonly align?: Align
  readonly before?: number
  readonly keepWithNext?: boolean
  readonly maxLines?: number
  /** Without one the paragraph is decoration to a screen reader. */
  readonly role?: Role
  /** The paragraph's text must be found in the finished file. */
  readonly sample?: boolean
}

/** A paragraph as one block a line. Its first two lines stay together, and so do its last two. */
export function paragraph(engine: TextEngine, text: string, face: Face, setting: Setting): readonly Block[] {
  const { left, width, align = 'start', before = 0, keepWithNext = false, role } = setting
  const lines =
    setting.maxLines === undefined
      ? engine.lines(text, face.style, width)
      : engine.clamped(text, face.style, width, setting.maxLines)
  return lines.map((line, index): Block => {
    const last = index === lines.length - 1
    return {
      height: face.leadingPt,
      before: index === 0 ? before : 0,
      keepWithNext: last ? keepWithNext : index === 0 || index === lines.length - 2,
      draw: (top) => ({
        ops: [
          {
            op: 'text',
            at: startOf(align, left, width, line.widthPt, baselineIn(face, top)),
            line,
            colour: face.colour,
            ...(role && { role }),
          },
        ],
        marks: setting.sample && line.text.trim() !== '' ? [{ kind: 'sample', text: line.text }] : [],
      }),
    }
  })
}
