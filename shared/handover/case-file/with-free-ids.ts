import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import { put, type EntityName, type Operation } from '#shared/core/journal/operation.ts'
import type { NewId } from '#shared/core/ids.ts'
import { assertNever } from '#shared/core/result.ts'

type Put = Operation & { readonly op: 'put' }

/**
 * The records of a case with a new id for each that is taken, everywhere it is named. A case that comes to a machine for the first time
 * keeps all of its ids, so that its bundles and its earlier log still fit.
 */
export function withFreeIds(
  records: readonly Put[],
  isTaken: (entity: EntityName, id: string) => boolean,
  newId: NewId,
): readonly Put[] {
  const fresh = new Map<string, string>()
  for (const { entity, value } of records)
    if (isTaken(entity, value.id)) fresh.set(`${entity} ${value.id}`, newId())
  if (fresh.size === 0) return records
  /** @param id keeps its brand: one of the same kind takes its place. */
  const of = <Id extends string>(entity: EntityName, id: Id): Id => (fresh.get(`${entity} ${id}`) ?? id) as Id
  return records.map((record): Put => renamed(record, of) as Put)
}

type Of = <Id extends string>(entity: EntityName, id: Id) => Id

function renamed(record: Put, of: Of): Operation {
  switch (record.entity) {
    case 'case':
      return put('case', { ...record.value, id: of('case', record.value.id) })
    case 'party': {
      const { value } = record
      return put('party', { ...value, id: of('party', value.id), caseId: of('case', value.caseId) })
    }
    case 'exhibit': {
      const { value } = record
      return put('exhibit', {
        ...value,
        id: of('exhibit', value.id),
        caseId: of('case', value.caseId),
        ...(value.submittedBy !== undefined && { submittedBy: of('party', value.submittedBy) }),
      })
    }
    case 'event': {
      const { value } = record
      return put('event', {
        ...value,
        id: of('event', value.id),
        caseId: of('case', value.caseId),
        partyIds: value.partyIds.map((id) => of('party', id)),
        exhibitIds: value.exhibitIds.map((id) => of('exhibit', id)),
        ...(value.statement && { statement: { ...value.statement, by: of('party', value.statement.by) } }),
      })
    }
    case 'entry': {
      const { value } = record
      return put('entry', {
        ...value,
        id: of('entry', value.id),
        caseId: of('case', value.caseId),
        exhibitIds: value.exhibitIds.map((id) => of('exhibit', id)),
      })
    }
    case 'export':
      return put('export', exportRenamed(record.value, of))
    default:
      return assertNever(record, 'record')
  }
}

const exportRenamed = (value: BundleExport, of: Of): BundleExport => ({
  ...value,
  id: of('export', value.id),
  caseId: of('case', value.caseId),
  exhibitIds: value.exhibitIds.map((id) => of('exhibit', id)),
  ...(value.record && {
    record: {
      ...value.record,
      caseId: of('case', value.record.caseId),
      exhibits: value.record.exhibits.map((one) => ({ ...one, id: of('exhibit', one.id) })),
    },
  }),
})
