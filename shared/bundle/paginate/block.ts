import type { Drawn } from './sheet.ts'

/** A piece of flowing matter that is never cut: a line of text, a row of a table. */
export interface Block {
  readonly height: number
  /** White space above it in points; left out at the top of a sheet. */
  readonly before: number
  /** Stands on the same sheet as the block behind it, so that no heading is left alone. */
  readonly keepWithNext: boolean
  /** Drawn again above this block when it begins a sheet: the head of its table. */
  readonly head?: Block
  /** `top` is the y of its upper edge. */
  draw(top: number): Drawn
}

/** Stands before the words which say that an exhibit is not shown to its end. */
export const shortened: Block = {
  height: 0,
  before: 0,
  keepWithNext: true,
  draw: () => ({ ops: [], marks: [{ kind: 'shortened' }] }),
}

/** White space that keeps its height between two blocks and draws nothing. */
export const gap = (height: number): Block => ({
  height: 0,
  before: height,
  keepWithNext: false,
  draw: () => ({ ops: [], marks: [] }),
})
