import { z } from 'zod'
import { asSha256 } from '#shared/core/ids.ts'
import type { DrillReport } from '../drill.ts'
import { instant } from './keys.ts'

const count = z.int().nonnegative()
const schema: z.ZodType<DrillReport> = z.object({
  at: instant,
  cases: count,
  exhibits: count,
  rows: count,
  originals: count,
  bytes: count,
  differing: z.array(z.object({ table: z.string(), rows: count })),
  unreadable: z.array(z.string().transform(asSha256)),
})

/** A report that cannot be read is as if there were none: the next drill makes another. */
export const drillReportOf = (row: unknown): DrillReport | undefined => schema.safeParse(row).data
