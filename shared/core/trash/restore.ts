import type { ExhibitId } from '../ids.ts'
import { citationsChanged } from '../journal/concerns.ts'
import type { Effect } from '../journal/effects.ts'
import { type EntityName, type Operation, put } from '../journal/operation.ts'
import type { CaseEvent } from '../timeline/event.ts'

/** What restoring has to know, gathered beforehand. */
export interface Gathered {
  /** Removed records as they were (`before`), of one removing commit. */
  readonly gone: readonly Effect[]
  /** For each exhibit and event among them: the commits told in its history, newest first. */
  readonly commitsOf: ReadonlyMap<string, readonly (readonly Effect[])[]>
  /** Events that are there now, by id: those that the commits name. */
  readonly events: ReadonlyMap<string, CaseEvent>
  /** Whether an exhibit is there now. */
  readonly isThere: (id: ExhibitId) => boolean
}

/** What is pointed at comes before what points. */
const order: readonly EntityName[] = ['case', 'party', 'exhibit', 'event', 'entry', 'export']

/**
 * Brings records back as they were, an exhibit at its place in the order, and into every event that lost it because it
 * went. Links to exhibits that are themselves still gone wait until those are restored.
 */
export function restoreOperations({ gone, commitsOf, events, isThere }: Gathered): readonly Operation[] {
  const back = new Set<string>(gone.flatMap(({ entity, id }) => (entity === 'exhibit' ? [id] : [])))
  const isBack = (id: ExhibitId) => back.has(id) || isThere(id)
  const records = order.flatMap((entity) => gone.filter((effect) => effect.entity === entity))
  const puts = records.flatMap((effect) => putBack(effect, commitsOf.get(effect.id) ?? [], isBack))

  const relinked = new Map<string, CaseEvent>()
  for (const exhibitId of [...back].map((id) => id as ExhibitId))
    for (const [eventId, wasCited] of citationsLost(commitsOf.get(exhibitId) ?? [], exhibitId)) {
      const event = relinked.get(eventId) ?? events.get(eventId)
      if (!event || event.exhibitIds.includes(exhibitId)) continue
      const exhibitIds = putInPlace(event.exhibitIds, wasCited, exhibitId)
      relinked.set(eventId, { ...event, exhibitIds })
    }
  return [...puts, ...[...relinked.values()].map((event) => put('event', event))]
}

function putBack(
  effect: Effect,
  commits: readonly (readonly Effect[])[],
  isBack: (id: ExhibitId) => boolean,
): readonly Operation[] {
  const { entity, before } = effect
  if (!before) return []
  if (entity !== 'event') return [put(entity, before)]
  let exhibitIds: readonly ExhibitId[] = before.exhibitIds.filter(isBack)
  for (const [lost, wasCited] of exhibitsLost(commits, effect.id))
    if (isBack(lost) && !exhibitIds.includes(lost)) exhibitIds = putInPlace(exhibitIds, wasCited, lost)
  return [put('event', { ...before, exhibitIds })]
}

/** The other way round: exhibits that an event ceased to cite because they went, with what it cited then. */
export function exhibitsLost(
  commits: readonly (readonly Effect[])[],
  eventId: string,
): ReadonlyMap<ExhibitId, readonly ExhibitId[]> {
  const decided = new Map<ExhibitId, readonly ExhibitId[] | undefined>()
  for (const effects of commits) {
    const own = effects.find(({ entity, id }) => entity === 'event' && id === eventId)
    // the removal of the event itself says nothing of its exhibits
    if (own?.entity !== 'event' || !own.after) continue
    for (const exhibitId of citationsChanged(own)) {
      if (decided.has(exhibitId)) continue
      const went = effects.some(({ id, after }) => id === exhibitId && !after)
      decided.set(exhibitId, went ? own.before?.exhibitIds : undefined)
    }
  }
  return new Map([...decided].flatMap(([id, cited]) => (cited ? [[id, cited] as const] : [])))
}

/**
 * Events that ceased to cite an exhibit because it went, or because they went themselves, with what they cited then. An
 * event from which the user took the exhibit away is not among them. `commits` are newest first: the last word counts.
 */
export function citationsLost(
  commits: readonly (readonly Effect[])[],
  exhibitId: ExhibitId,
): ReadonlyMap<string, readonly ExhibitId[]> {
  const decided = new Map<string, readonly ExhibitId[] | undefined>()
  for (const effects of commits) {
    const isRemoval = effects.some(({ id, after }) => id === exhibitId && !after)
    for (const effect of effects) {
      if (effect.entity !== 'event' || decided.has(effect.id)) continue
      if (!citationsChanged(effect).includes(exhibitId)) continue
      const { before, after } = effect
      const wasCited = before?.exhibitIds.includes(exhibitId) === true && (isRemoval || !after)
      decided.set(effect.id, wasCited ? before.exhibitIds : undefined)
    }
  }
  return new Map([...decided].flatMap(([id, cited]) => (cited ? [[id, cited] as const] : [])))
}

/** Puts an exhibit back behind the one that stood before it, else before the one that stood behind it, else at the end. */
export function putInPlace(
  now: readonly ExhibitId[],
  was: readonly ExhibitId[],
  id: ExhibitId,
): readonly ExhibitId[] {
  const place = was.indexOf(id)
  const before = was.slice(0, place).findLast((other) => now.includes(other))
  const behind = was.slice(place + 1).find((other) => now.includes(other))
  const at =
    before !== undefined ? now.indexOf(before) + 1 : behind !== undefined ? now.indexOf(behind) : now.length
  return now.toSpliced(at, 0, id)
}
