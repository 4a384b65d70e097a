import { type Entities, type EntityName, type Operation, put, remove, targetOf } from './operation.ts'

/** What a record was before a change; undefined when it was not there. */
export type BeforeImage = (entity: EntityName, id: string) => Entities[EntityName] | undefined

/**
 * The operations that take a change back: every record it touches as it was before, last touched first. A record that
 * was neither there before nor is there after needs nothing.
 */
export function inverseOf(ops: readonly Operation[], before: BeforeImage): readonly Operation[] {
  const last = new Map<string, Operation>()
  for (const op of ops) {
    const { entity, id } = targetOf(op)
    last.set(`${entity} ${id}`, op)
  }
  return [...last.values()].reverse().flatMap((op) => {
    const { entity, id } = targetOf(op)
    const was = before(entity, id)
    if (was) return [put(entity, was)]
    return op.op === 'put' ? [remove(entity, op.value.id)] : []
  })
}
