import { z } from 'zod'
import {
  asCaseId,
  asEntryId,
  asEventId,
  asExhibitId,
  asExportId,
  asInstant,
  asPartyId,
  asSha256,
} from '#shared/core/ids.ts'
import { currencies, type Money } from '#shared/core/money.ts'
import { parsePlainDate, plainDate } from '#shared/core/plain-date.ts'

const id = z.string().min(1).max(100)

export const caseId = id.transform(asCaseId)
export const partyId = id.transform(asPartyId)
export const eventId = id.transform(asEventId)
export const exhibitId = id.transform(asExhibitId)
export const entryId = id.transform(asEntryId)
export const exportId = id.transform(asExportId)
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform(asSha256)
export const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .transform(asInstant)
export const day = z
  .string()
  .refine((text) => parsePlainDate(text) !== undefined, 'not a calendar day')
  .transform(plainDate)
export const money: z.ZodType<Money> = z.object({ minor: z.int(), currency: z.enum(currencies) })
