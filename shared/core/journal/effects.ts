import type { JournalBody } from './commit.ts'
import { type Entities, type EntityName, targetOf } from './operation.ts'

/** What a commit did to one record: it came (no `before`), went (no `after`) or changed. */
export type EffectOf<E extends EntityName> = {
  readonly entity: E
  readonly id: Entities[E]['id']
  readonly before?: Entities[E]
  readonly after?: Entities[E]
}
export type Effect = { [E in EntityName]: EffectOf<E> }[EntityName]

/**
 * What a commit did, record by record, in the order in which it touched them. The journal's inverse holds the records as
 * they were, so this needs nothing but the row: it gives the same today and when the tables are made anew from the journal.
 */
export function effectsOf({ ops, inverse }: Pick<JournalBody, 'ops' | 'inverse'>): readonly Effect[] {
  const key = (op: JournalBody['ops'][number]) => Object.values(targetOf(op)).join(' ')
  const before = new Map(inverse.flatMap((op) => (op.op === 'put' ? [[key(op), op.value] as const] : [])))
  const last = new Map(ops.map((op) => [key(op), op] as const))
  return [...last].flatMap(([name, op]) => {
    const was = before.get(name)
    if (!was && op.op === 'remove') return []
    const effect = {
      ...targetOf(op),
      ...(was && { before: was }),
      ...(op.op === 'put' && { after: op.value }),
    }
    // entity, id and values come from one operation and its inverse, which the compiler cannot see
    return [effect as unknown as Effect]
  })
}

/** The case that a record belongs to, or is. */
export function caseIdOf(effect: Effect): string {
  const { before, after, id } = effect
  const record = after ?? before
  return record && 'caseId' in record ? record.caseId : id
}
