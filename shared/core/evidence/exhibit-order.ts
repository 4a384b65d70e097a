import type { ExhibitId } from '../ids.ts'
import type { Exhibit } from './exhibit.ts'

/** Where an exhibit lies after an import is `last + step`: room for later insertions without touching the others. */
export const positionStep = 1024

/** The case's order. Equal positions are told apart by id, so that the order is the same everywhere. */
export const inOrder = (exhibits: readonly Exhibit[]): readonly Exhibit[] =>
  exhibits.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

/** The number people see, from 1. `ordered` is the whole case in order; 0 when the exhibit is not in it. */
export const numberOf = (ordered: readonly Exhibit[], id: ExhibitId): number =>
  ordered.findIndex((exhibit) => exhibit.id === id) + 1

/** A position between two others, either of which may be missing; undefined when numbers leave no room there. */
export function positionBetween(before: number | undefined, after: number | undefined): number | undefined {
  if (before === undefined && after === undefined) return positionStep
  if (after === undefined) return (before ?? 0) + positionStep
  if (before === undefined) return after - positionStep
  const middle = before + (after - before) / 2
  return middle > before && middle < after ? middle : undefined
}

/**
 * Moves some exhibits, in the order they have among themselves, in front of another (undefined: to the end).
 * Gives only the exhibits whose position changes; nothing when they already lie there.
 */
export function moved(
  ordered: readonly Exhibit[],
  ids: ReadonlySet<ExhibitId>,
  before: ExhibitId | undefined,
): readonly Exhibit[] {
  const moving = ordered.filter(({ id }) => ids.has(id))
  const at = before === undefined ? ordered.length : ordered.findIndex(({ id }) => id === before)
  if (moving.length === 0 || at < 0) return []
  const front = ordered.slice(0, at).filter(({ id }) => !ids.has(id))
  const back = ordered.slice(at).filter(({ id }) => !ids.has(id))
  const wanted = [...front, ...moving, ...back]
  if (wanted.every((exhibit, index) => exhibit.id === ordered[index]?.id)) return []
  return spread(moving, front.at(-1)?.position, back[0]?.position) ?? renumbered(wanted)
}

function spread(
  moving: readonly Exhibit[],
  low: number | undefined,
  high: number | undefined,
): readonly Exhibit[] | undefined {
  const placed: Exhibit[] = []
  let last = low
  if (low === undefined && high !== undefined) last = high - positionStep * (moving.length + 1)
  for (const exhibit of moving) {
    const position = positionBetween(last, high)
    if (position === undefined) return undefined
    placed.push({ ...exhibit, position })
    last = position
  }
  return placed
}

const renumbered = (wanted: readonly Exhibit[]): readonly Exhibit[] =>
  wanted
    .map((exhibit, index) => ({ ...exhibit, position: (index + 1) * positionStep, was: exhibit.position }))
    .filter(({ position, was }) => position !== was)
    .map(({ was: _was, ...exhibit }) => exhibit)

/** Some exhibits in a new order among themselves: they share out the places that they hold, the others stay. */
export function rearranged(ordered: readonly Exhibit[], ids: readonly ExhibitId[]): readonly Exhibit[] {
  const places = ordered.filter(({ id }) => ids.includes(id)).map(({ position }) => position)
  const byId = new Map(ordered.map((exhibit) => [exhibit.id, exhibit]))
  return ids
    .flatMap((id) => byId.get(id) ?? [])
    .map((exhibit, index) => ({ ...exhibit, position: places[index] ?? exhibit.position }))
    .filter(({ id, position }) => byId.get(id)?.position !== position)
}

export type Step = 'up' | 'down' | 'top' | 'bottom'

/**
 * In front of which exhibit a step puts the chosen ones, among those that are shown. `undefined`: behind all;
 * `'stay'`: they already lie as far as they can.
 */
export function targetOfStep(
  shown: readonly Exhibit[],
  ids: ReadonlySet<ExhibitId>,
  step: Step,
): ExhibitId | undefined | 'stay' {
  const chosen = shown.flatMap(({ id }, index) => (ids.has(id) ? [index] : []))
  const [first, last] = [chosen[0], chosen.at(-1)]
  if (first === undefined || last === undefined) return 'stay'
  if (step === 'bottom') return undefined
  if (step === 'down') {
    if (last === shown.length - 1) return 'stay'
    return shown[last + 2]?.id
  }
  const target = shown[step === 'top' ? 0 : first - 1]
  return target === undefined || ids.has(target.id) ? 'stay' : target.id
}

/** In front of which exhibit the chosen ones go so that the first of them gets this number (from 1). */
export const targetOfNumber = (
  ordered: readonly Exhibit[],
  ids: ReadonlySet<ExhibitId>,
  number: number,
): ExhibitId | undefined => ordered.filter(({ id }) => !ids.has(id))[Math.max(0, number - 1)]?.id
