import { z } from 'zod'
import { entityNames } from '#shared/core/journal/operation.ts'
import type { TrashedRecord } from '#shared/core/trash/trash.ts'
import type { TrashRow } from '../databases.ts'
import { recordSchemas } from '../projection.ts'
import { caseId, instant, sha256 } from './keys.ts'

const count = z.int().nonnegative()

const schema = z.object({
  entity: z.enum(entityNames),
  id: z.string(),
  caseId,
  whole: z.union([z.literal(''), caseId]),
  seq: z.int().positive(),
  removedAt: instant,
  by: z.string(),
  sha256: z.exactOptional(sha256),
  bytes: z.exactOptional(count),
  value: z.optional(z.unknown()),
  contents: z.exactOptional(
    z.object({ party: count, event: count, exhibit: count, entry: count, export: count }),
  ),
})

export function trashedOf(row: TrashRow): TrashedRecord {
  const { value, ...rest } = schema.parse(row)
  return value === undefined ? rest : { ...rest, value: recordSchemas[rest.entity].parse(value) }
}
