import type { Case } from '../cases/case.ts'
import type { BundleExport } from '../evidence/bundle-export.ts'
import type { Exhibit } from '../evidence/exhibit.ts'
import type { LedgerEntry } from '../ledger/entry.ts'
import type { Party } from '../parties/party.ts'
import type { CaseEvent } from '../timeline/event.ts'

/** Every kind of record a user's data is made of. */
export interface Entities {
  readonly case: Case
  readonly party: Party
  readonly event: CaseEvent
  readonly exhibit: Exhibit
  readonly entry: LedgerEntry
  readonly export: BundleExport
}
export type EntityName = keyof Entities
export const entityNames: readonly EntityName[] = ['case', 'party', 'event', 'exhibit', 'entry', 'export']

export type PutOf<E extends EntityName> = {
  readonly op: 'put'
  readonly entity: E
  readonly value: Entities[E]
}
export type RemoveOf<E extends EntityName> = {
  readonly op: 'remove'
  readonly entity: E
  readonly id: Entities[E]['id']
}

/** One step of a change: a whole record as it is from now on, or its removal. */
export type Operation = { [E in EntityName]: PutOf<E> | RemoveOf<E> }[EntityName]

export const put = <E extends EntityName>(entity: E, value: Entities[E]) =>
  ({ op: 'put', entity, value }) as unknown as Operation
export const remove = <E extends EntityName>(entity: E, id: Entities[E]['id']) =>
  ({ op: 'remove', entity, id }) as unknown as Operation

export const targetOf = (operation: Operation): { readonly entity: EntityName; readonly id: string } => ({
  entity: operation.entity,
  id: operation.op === 'put' ? operation.value.id : operation.id,
})
