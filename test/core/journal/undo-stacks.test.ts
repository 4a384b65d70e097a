import { describe, expect, it } from 'vitest'
import {
  afterChange,
  afterRedo,
  afterUndo,
  noSteps,
  undoDepth,
  type UndoStacks,
} from '../../../shared/core/journal/undo-stacks.ts'

const changed = (stacks: UndoStacks, seq: number, group?: string) =>
  afterChange(stacks, { seq, label: 'event-added', ...(group === undefined ? {} : { group }) })

describe('the undo stacks', () => {
  it('offer the newest change first', () => {
    expect(changed(changed(noSteps, 1), 2).undo.at(-1)?.seqs).toEqual([2])
  })

  it('make one step of the commits of a group', () => {
    const stacks = changed(changed(changed(noSteps, 1), 2, 'drop'), 3, 'drop')

    expect(stacks.undo.map(({ seqs }) => seqs)).toEqual([[1], [2, 3]])
  })

  it('begin a new step when something else came between two commits of a group', () => {
    const stacks = changed(changed(changed(noSteps, 1, 'drop'), 2), 3, 'drop')

    expect(stacks.undo.map(({ seqs }) => seqs)).toEqual([[1], [2], [3]])
  })

  it('redo by taking the undo back, and remember what is repeated', () => {
    const undone = afterUndo(changed(noSteps, 1), 2)

    expect(undone).toEqual({ undo: [], redo: [{ label: 'event-added', seqs: [2], repeats: [1] }] })
    expect(afterRedo(undone, 3)).toEqual({ undo: [{ label: 'event-added', seqs: [3] }], redo: [] })
  })

  it('forget what could be redone once something new is done', () => {
    expect(changed(afterUndo(changed(noSteps, 1), 2), 3).redo).toEqual([])
  })

  it('stay as they are when there is nothing to take back', () => {
    expect(afterUndo(noSteps, 1)).toEqual(noSteps)
    expect(afterRedo(noSteps, 1)).toEqual(noSteps)
  })

  it('keep at least two hundred steps', () => {
    let stacks = noSteps
    for (let seq = 1; seq <= undoDepth + 5; seq += 1) stacks = changed(stacks, seq)

    expect(undoDepth).toBeGreaterThanOrEqual(200)
    expect(stacks.undo).toHaveLength(undoDepth)
    expect(stacks.undo.at(0)?.seqs).toEqual([6])
  })
})
