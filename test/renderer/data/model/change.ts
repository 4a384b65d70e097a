import {
  asCaseId,
  asEntryId,
  asEventId,
  asExhibitId,
  asExportId,
  asInstant,
  asPartyId,
  type CaseId,
} from '../../../../shared/core/ids.ts'
import { type EntityName, type Operation, put, remove } from '../../../../shared/core/journal/operation.ts'
import { assertNever } from '../../../../shared/core/result.ts'
import { aCase } from '../../../builders/a-case.ts'
import { aParty } from '../../../builders/a-party.ts'
import { anEntry } from '../../../builders/an-entry.ts'
import { anEvent } from '../../../builders/an-event.ts'
import { someSha256 } from '../../../builders/an-exhibit.ts'
import { caseOf, entityOf, keyOf, type Model, type Value } from './model.ts'

/** One step of a change, in the model's terms: the record is `which` of those that are there. */
export interface Edit {
  readonly do: 'create' | 'edit' | 'remove'
  readonly entity: Exclude<EntityName, 'export'>
  readonly which: number
  readonly text: string
}

export const pick = <T>(all: readonly T[], which: number): T | undefined => all[which % all.length]
const idOf = (key: string) => key.slice(key.indexOf(' ') + 1)

/** The operations that a screen would hand to the door for these edits, one after the other. */
export function operationsOf(edits: readonly Edit[], model: Model): readonly Operation[] {
  const now = new Map(model.state.now)
  const ops: Operation[] = []
  const apply = (op: Operation) => {
    ops.push(op)
    if (op.op === 'put') now.set(keyOf(op.entity, op.value.id), op.value)
    else now.delete(keyOf(op.entity, op.id))
  }
  const those = (entity: EntityName) => [...now.keys()].filter((key) => entityOf(key) === entity)
  edits.forEach((edit, index) => {
    const { entity, which, text } = edit
    if (edit.do === 'create') {
      const of = pick(those('case'), which)
      const made = created(entity, {
        id: `${model.seq}-${index}`,
        of: of === undefined ? of : asCaseId(idOf(of)),
        text,
      })
      if (made) apply(made)
      return
    }
    const key = pick(those(entity), which)
    const value = key === undefined ? undefined : now.get(key)
    if (key === undefined || !value) return
    if (edit.do === 'edit') apply(edited(entity, value, text))
    else if (entity === 'case') removalOf(idOf(key), now).forEach(apply)
    else apply(removed(entity, idOf(key)))
  })
  return ops
}

interface Made {
  readonly id: string
  readonly of: CaseId | undefined
  readonly text: string
}
/** Exhibits come by imports only. */
function created(entity: EntityName, { id, of: caseId, text }: Made): Operation | undefined {
  if (entity === 'case') return put('case', aCase({ id: asCaseId(`case-${id}`), title: text }))
  if (caseId === undefined) return undefined
  if (entity === 'party') return put('party', aParty({ id: `party-${id}`, caseId, name: text }))
  if (entity === 'event') return put('event', anEvent({ id: `event-${id}`, caseId, text }))
  if (entity === 'entry') return put('entry', anEntry({ id: `entry-${id}`, caseId, note: text }))
  return undefined
}

function edited(entity: EntityName, value: Value, text: string): Operation {
  const field = { case: 'title', party: 'name', event: 'text', entry: 'note', exhibit: 'note', export: '' }
  // the value is one of this entity, which the compiler cannot see
  return put(entity, { ...value, [field[entity]]: text })
}

function removed(entity: EntityName, id: string): Operation {
  switch (entity) {
    case 'case':
      return remove('case', asCaseId(id))
    case 'party':
      return remove('party', asPartyId(id))
    case 'event':
      return remove('event', asEventId(id))
    case 'exhibit':
      return remove('exhibit', asExhibitId(id))
    case 'entry':
      return remove('entry', asEntryId(id))
    case 'export':
      return remove('export', asExportId(id))
    default:
      return assertNever(entity, 'model')
  }
}

/** What points goes before what is pointed at, the case last. */
const order: readonly EntityName[] = ['export', 'entry', 'event', 'exhibit', 'party', 'case']
const removalOf = (caseId: string, now: ReadonlyMap<string, Value>): readonly Operation[] =>
  order.flatMap((entity) =>
    [...now]
      .filter(([key, value]) => entityOf(key) === entity && caseOf(entity, value) === caseId)
      .map(([key]) => removed(entity, idOf(key))),
  )

/** The record of a bundle that was handed over: it is no step to take back. */
export const exportOf = (caseId: CaseId, id: string): Operation =>
  put('export', {
    id: asExportId(id),
    caseId,
    at: asInstant('2024-10-01T00:00:00.000Z'),
    profile: 'uk-paginated',
    language: 'en',
    fileName: 'bundle.pdf',
    sha256: someSha256('b'),
    bytes: 8,
    pages: 7,
    exhibitIds: [],
    attachments: 0,
    head: 'c'.repeat(64),
  })
