import { z } from 'zod'
import { buyerStatuses, type Case, outcomes, productTypes, stages } from '#shared/core/cases/case.ts'
import { caseId, day, instant, money, sha256 } from './keys.ts'

const demand = z.object({
  outcome: z.enum(outcomes),
  amount: z.exactOptional(money),
  by: z.exactOptional(day),
  details: z.string(),
})

const redaction = z.object({
  profile: z.string(),
  isOn: z.boolean(),
  kept: z.array(z.string()),
  added: z.array(z.string()),
})

const origin = z.object({
  caseId,
  device: z.string(),
  producer: z.string(),
  madeAt: instant,
  head: z.object({ seq: z.int().nonnegative(), hash: sha256 }),
  caseRoot: sha256,
})

export const caseSchema: z.ZodType<Case> = z.object({
  id: caseId,
  title: z.string(),
  buyer: z.enum(buyerStatuses),
  product: z.enum(productTypes),
  productName: z.string(),
  orderNumber: z.string(),
  accountName: z.string(),
  problem: z.object({ manifestation: z.string(), impact: z.string(), occurred: z.string() }),
  demand: z.exactOptional(demand),
  stage: z.enum(stages),
  archived: z.boolean(),
  sample: z.boolean(),
  redactions: z.exactOptional(z.array(redaction)),
  hold: z.exactOptional(z.object({ since: instant, reason: z.string() })),
  origin: z.exactOptional(origin),
  createdAt: instant,
})
