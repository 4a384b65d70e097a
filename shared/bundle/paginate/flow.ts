import type { DrawOp } from '../render/document-model.ts'
import type { Block } from './block.ts'
import { a4, type Frame, heightOf, type Mark, type Sheet } from './sheet.ts'

/** Blocks that must stay together, each chained to the next. */
function* chains(blocks: Iterable<Block>): Generator<readonly Block[]> {
  let chain: Block[] = []
  for (const block of blocks) {
    chain.push(block)
    if (block.keepWithNext) continue
    yield chain
    chain = []
  }
  if (chain.length > 0) yield chain
}

const heightOfChain = (chain: readonly Block[]) =>
  chain.reduce((sum, block, index) => sum + block.height + (index === 0 ? 0 : block.before), 0)

/**
 * Puts blocks on sheets, first to last. Works through them lazily: a chronology of ten thousand lines is never
 * held whole. A chain that fits no sheet is broken between its blocks. Always at least one sheet.
 */
export function* flow(blocks: Iterable<Block>, frame: Frame): Generator<Sheet> {
  let ops: DrawOp[] = []
  let marks: Mark[] = []
  let y = frame.top
  const place = (block: Block) => {
    const drawn = block.draw(y)
    ops.push(...drawn.ops)
    marks.push(...drawn.marks)
    y -= block.height
  }
  const sheet = (): Sheet => {
    const done = { ...a4, ops, marks }
    ops = []
    marks = []
    y = frame.top
    return done
  }
  let blank = true
  for (const chain of chains(blocks)) {
    const [first] = chain
    const needed = (first?.before ?? 0) + heightOfChain(chain)
    // a chain longer than a sheet breaks wherever it must, so it need not start on a new one
    if (!blank && y - needed < frame.bottom && heightOfChain(chain) <= heightOf(frame)) {
      yield sheet()
      blank = true
    }
    for (const block of chain) {
      if (!blank && y - block.before - block.height < frame.bottom - 0.01) {
        yield sheet()
        blank = true
      }
      if (blank) {
        if (block.head) place(block.head)
      } else y -= block.before
      place(block)
      blank = false
    }
  }
  yield sheet()
}
