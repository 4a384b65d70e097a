import { z } from 'zod'
import { type BundleRecipient, handoverChannels } from '#shared/core/evidence/bundle-recipient.ts'
import type { BundleRecord } from '#shared/core/evidence/bundle-record.ts'
import { day } from './keys.ts'

const page = z.int().positive()

/** What was in an exported bundle. */
export const recordSchema: z.ZodType<BundleRecord> = z.object({
  v: z.literal(1),
  caseId: z.string(),
  title: z.string(),
  madeAt: z.string(),
  producer: z.string(),
  head: z.string(),
  caseRoot: z.exactOptional(z.string()),
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  pages: z.int().nonnegative(),
  volumes: page,
  exhibits: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      title: z.string(),
      fileName: z.string(),
      sha256: z.string(),
      bytes: z.int().nonnegative(),
      carried: z.enum(['inside', 'beside', 'left-out', 'not-accepted']),
      firstPage: z.exactOptional(page),
      lastPage: z.exactOptional(page),
      volume: page,
    }),
  ),
})

export const recipientSchema: z.ZodType<BundleRecipient> = z.object({
  name: z.string(),
  on: day,
  channel: z.enum(handoverChannels),
})
