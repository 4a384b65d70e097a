import type { CommitLabel } from './commit.ts'

/** What one press of undo (or redo) takes back: the inverses of these commits, newest first. */
export interface UndoStep {
  readonly label: CommitLabel
  readonly seqs: readonly number[]
  /** Commits that arrive with the same group while this step is on top join it. */
  readonly group?: string
  /** On the redo stack: the commits that were undone, for the journal's `of`. */
  readonly repeats?: readonly number[]
}

/** Newest step last. */
export interface UndoStacks {
  readonly undo: readonly UndoStep[]
  readonly redo: readonly UndoStep[]
}

export const noSteps: UndoStacks = { undo: [], redo: [] }

/** Steps that are remembered; older ones stay in the journal but are no longer offered. */
export const undoDepth = 500

/** A new change can be undone, and what was undone before it can no longer be redone. */
export function afterChange(
  { undo }: UndoStacks,
  change: { readonly seq: number; readonly label: CommitLabel; readonly group?: string },
): UndoStacks {
  const { seq, label, group } = change
  const top = undo.at(-1)
  if (top && group !== undefined && top.group === group)
    return { undo: [...undo.slice(0, -1), { ...top, seqs: [...top.seqs, seq] }], redo: [] }
  const step: UndoStep = { label, seqs: [seq], ...(group === undefined ? {} : { group }) }
  return { undo: [...undo, step].slice(-undoDepth), redo: [] }
}

/** `seq` is the commit that took the top undo step back. */
export function afterUndo({ undo, redo }: UndoStacks, seq: number): UndoStacks {
  const step = undo.at(-1)
  if (!step) return { undo, redo }
  return {
    undo: undo.slice(0, -1),
    redo: [...redo, { label: step.label, seqs: [seq], repeats: step.seqs }],
  }
}

/**
 * Steps with a commit at or before `reach` would bring back what was deleted for good, or lead past it: they are no longer
 * offered.
 */
export const afterPurge = ({ undo, redo }: UndoStacks, reach: number): UndoStacks => {
  const isLater = ({ seqs }: UndoStep) => seqs.every((seq) => seq > reach)
  return { undo: undo.filter(isLater), redo: redo.filter(isLater) }
}

/** `seq` is the commit that repeated the top redo step. */
export function afterRedo({ undo, redo }: UndoStacks, seq: number): UndoStacks {
  const step = redo.at(-1)
  if (!step) return { undo, redo }
  return { undo: [...undo, { label: step.label, seqs: [seq] }].slice(-undoDepth), redo: redo.slice(0, -1) }
}
