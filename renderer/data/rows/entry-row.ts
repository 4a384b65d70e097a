import { z } from 'zod'
import { entryKinds, type LedgerEntry } from '#shared/core/ledger/entry.ts'
import { caseId, day, entryId, exhibitId, instant, money } from './keys.ts'

export const entrySchema: z.ZodType<LedgerEntry> = z.object({
  id: entryId,
  caseId,
  kind: z.enum(entryKinds),
  amount: money,
  on: day,
  method: z.string(),
  account: z.string(),
  reference: z.string(),
  exhibitIds: z.array(exhibitId),
  note: z.string(),
  createdAt: instant,
})
