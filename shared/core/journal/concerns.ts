import type { ExhibitId } from '../ids.ts'
import { type Purge, purgeConcerns } from '../trash/purge.ts'
import { caseIdOf, type Effect } from './effects.ts'

/** The exhibits that a record cites. */
const citedBy = (record: Effect['after']): readonly ExhibitId[] =>
  record && 'exhibitIds' in record ? record.exhibitIds : []

/** Exhibits that an event or an entry cites from now on, or no longer. Removing it takes the citation away too. */
export function citationsChanged(effect: Effect): readonly ExhibitId[] {
  const [was, is] = [citedBy(effect.before), citedBy(effect.after)]
  return [...was.filter((id) => !is.includes(id)), ...is.filter((id) => !was.includes(id))]
}

/** Whether an effect belongs into the history of a case, an exhibit or an event. */
export const concerns = (effect: Effect, about: string): boolean => concernedBy(effect).includes(about)

/** The case of a record; the exhibit or event itself; exhibits that an event or entry began or ceased to cite, or a bundle holds. */
function concernedBy(effect: Effect): readonly string[] {
  const caseId = caseIdOf(effect)
  if (effect.entity === 'exhibit') return [caseId, effect.id]
  if (effect.entity === 'export') return [caseId, ...citedBy(effect.before), ...citedBy(effect.after)]
  const own = effect.entity === 'event' ? [effect.id] : []
  return [caseId, ...own, ...citationsChanged(effect)]
}

/** Ids of the cases, exhibits and events in whose history a commit is told. */
export const concernsOf = (effects: readonly Effect[], purge?: Purge): readonly string[] => [
  ...new Set([...effects.flatMap(concernedBy), ...(purge ? purgeConcerns(purge) : [])]),
]
