import type { KeyboardEvent } from 'react'
import type { ExhibitId } from '#shared/core/ids.ts'
import type { Step } from '#shared/core/evidence/exhibit-order.ts'
import { allChosen, clicked, noneChosen, type Selection, walked } from './selection.ts'

/** What a key on a row may lead to. */
export interface RowKeyTargets {
  readonly onSelection: (selection: Selection) => void
  readonly onOpen: (id: ExhibitId) => void
  readonly onStep: (step: Step) => void
  readonly onRemove: () => void
  /** Rows that fit on the screen, for Page Up and Page Down. */
  readonly pageRows: number
}

const steps: Readonly<Record<string, Step>> = { ArrowUp: 'up', ArrowDown: 'down', Home: 'top', End: 'bottom' }

/** The keys of a list, as in file managers; Alt with an arrow moves the exhibit itself. True when a key was ours. */
export function handleRowKey(
  event: KeyboardEvent,
  selection: Selection,
  shown: readonly ExhibitId[],
  id: ExhibitId,
  targets: RowKeyTargets,
): boolean {
  const at = shown.indexOf(id)
  const mod = event.ctrlKey || event.metaKey
  const walk = (to: number) =>
    targets.onSelection(walked({ ...selection, active: id }, shown, to, event.shiftKey))
  if (event.altKey) {
    const step = steps[event.key]
    if (step === undefined) return false
    targets.onStep(step)
    return true
  }
  switch (event.key) {
    case 'ArrowDown':
      walk(at + 1)
      return true
    case 'ArrowUp':
      walk(at - 1)
      return true
    case 'Home':
      walk(0)
      return true
    case 'End':
      walk(shown.length - 1)
      return true
    case 'PageDown':
      walk(at + targets.pageRows)
      return true
    case 'PageUp':
      walk(at - targets.pageRows)
      return true
    case ' ':
      targets.onSelection(clicked(selection, shown, id, { range: event.shiftKey, toggle: !event.shiftKey }))
      return true
    case 'Enter':
      targets.onOpen(id)
      return true
    case 'Delete':
      targets.onRemove()
      return true
    case 'Escape':
      targets.onSelection(noneChosen(selection))
      return true
    case 'a':
    case 'A':
      if (!mod) return false
      targets.onSelection(allChosen(selection, shown))
      return true
    default:
      return false
  }
}
