import type { ExhibitId } from '#shared/core/ids.ts'

/** Which rows are chosen, which one has the focus, and from where a range with Shift is counted. */
export interface Selection {
  readonly chosen: ReadonlySet<ExhibitId>
  readonly active: ExhibitId | undefined
  readonly anchor: ExhibitId | undefined
}
export const noSelection: Selection = { chosen: new Set(), active: undefined, anchor: undefined }

export interface Modifiers {
  readonly range: boolean
  readonly toggle: boolean
}

const between = (shown: readonly ExhibitId[], a: ExhibitId | undefined, b: ExhibitId) => {
  const [from, to] = [a === undefined ? -1 : shown.indexOf(a), shown.indexOf(b)]
  return from < 0 ? [b] : shown.slice(Math.min(from, to), Math.max(from, to) + 1)
}

/** A click: alone it chooses one, with Ctrl it adds or takes away, with Shift it chooses from the anchor to here. */
export function clicked(
  selection: Selection,
  shown: readonly ExhibitId[],
  id: ExhibitId,
  { range, toggle }: Modifiers,
): Selection {
  if (range) {
    const added = between(shown, selection.anchor ?? selection.active, id)
    return { ...selection, chosen: new Set(toggle ? [...selection.chosen, ...added] : added), active: id }
  }
  if (!toggle) return { chosen: new Set([id]), active: id, anchor: id }
  const chosen = new Set(selection.chosen)
  if (!chosen.delete(id)) chosen.add(id)
  return { chosen, active: id, anchor: id }
}

/** The focus moves to a row; with Shift everything from the anchor to there is chosen. */
export function walked(
  selection: Selection,
  shown: readonly ExhibitId[],
  to: number,
  range: boolean,
): Selection {
  const active = shown[Math.min(Math.max(to, 0), shown.length - 1)]
  if (active === undefined) return selection
  if (!range) return { ...selection, active, anchor: active }
  const anchor = selection.anchor ?? selection.active ?? active
  return { chosen: new Set(between(shown, anchor, active)), active, anchor }
}

export const allChosen = (selection: Selection, shown: readonly ExhibitId[]): Selection => ({
  ...selection,
  chosen: new Set(shown),
})
export const noneChosen = (selection: Selection): Selection => ({ ...selection, chosen: new Set() })

/** What is still there after rows went away, by undo or removal. The same object when nothing changed. */
export function stillThere(selection: Selection, ids: ReadonlySet<ExhibitId>): Selection {
  const kept = [...selection.chosen].filter((id) => ids.has(id))
  const isHere = (id: ExhibitId | undefined) => id === undefined || ids.has(id)
  if (kept.length === selection.chosen.size && isHere(selection.active) && isHere(selection.anchor))
    return selection
  return {
    chosen: new Set(kept),
    active: isHere(selection.active) ? selection.active : undefined,
    anchor: isHere(selection.anchor) ? selection.anchor : undefined,
  }
}
