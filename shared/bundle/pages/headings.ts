import type { Block } from '../paginate/block.ts'
import { paragraph } from '../paginate/paragraph.ts'
import type { Frame } from '../paginate/sheet.ts'
import type { Layout } from './layout.ts'

/** Title of a part of the bundle, at the top of its first sheet. */
export const heading = (layout: Layout, frame: Frame, key: string, text: string): readonly Block[] => [
  ...paragraph(layout.engine, text, layout.faces.heading, {
    left: frame.left,
    width: frame.width,
    keepWithNext: true,
    role: { tag: 'H1', key },
  }),
  spacer(8),
]

/** Heading inside a part, with white above it; stays with what it heads. */
export const subheading = (
  layout: Layout,
  frame: Frame,
  key: string,
  text: string,
  before = 13,
): readonly Block[] => [
  ...paragraph(layout.engine, text, layout.faces.subheading, {
    left: frame.left,
    width: frame.width,
    before,
    keepWithNext: true,
    role: { tag: 'H2', key },
  }),
  spacer(3),
]

/** White space under a heading: goes where the heading goes. */
const spacer = (height: number): Block => ({
  height,
  before: 0,
  keepWithNext: true,
  draw: () => ({ ops: [], marks: [] }),
})
