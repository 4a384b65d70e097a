import { z } from 'zod'
import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import { personalKinds } from '#shared/core/redaction/personal-data.ts'
import { recipientSchema, recordSchema } from './bundle-record-row.ts'
import { caseId, exhibitId, exportId, instant, sha256 } from './keys.ts'

const packSchema = z.object({
  fileName: z.string(),
  bytes: z.int().nonnegative(),
  sumsSha256: sha256,
  caseRoot: sha256,
  stamp: z.exactOptional(
    z.object({ at: instant, authority: z.string(), serial: z.string(), answer: z.string() }),
  ),
})

export const exportSchema: z.ZodType<BundleExport> = z.object({
  id: exportId,
  caseId,
  at: instant,
  profile: z.string(),
  language: z.string(),
  fileName: z.string(),
  sha256,
  bytes: z.int().nonnegative(),
  pages: z.int().nonnegative(),
  exhibitIds: z.array(exhibitId),
  numbers: z.exactOptional(z.array(z.string())),
  files: z.exactOptional(z.int().positive()),
  attachments: z.int().nonnegative(),
  head: z.string(),
  record: z.exactOptional(recordSchema),
  hidden: z.exactOptional(z.array(z.object({ kind: z.enum(personalKinds), count: z.int().positive() }))),
  recipients: z.exactOptional(z.array(recipientSchema)),
  pack: z.exactOptional(packSchema),
})
