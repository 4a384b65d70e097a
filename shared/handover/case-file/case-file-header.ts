import { z } from 'zod'

/** Names of the files in a case file; originals lie under their hashes. */
export const caseFileNames = {
  header: 'recourse-case.json',
  records: 'records.jsonl',
  journal: 'journal.jsonl',
} as const
export const originalName = (sha256: string): string => `originals/${sha256}`
export const originalIn = (name: string): string | undefined => /^originals\/([0-9a-f]{64})$/.exec(name)?.[1]

/** The newest version of the format that this program writes and reads. */
export const caseFileVersion = 1

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

/** What a case file says of itself, and where it comes from. */
export const caseFileHeader = z.object({
  format: z.literal('recourse-case'),
  version: z.literal(caseFileVersion),
  caseId: z.string().min(1),
  title: z.string(),
  madeAt: instant,
  /** `Recourse 0.1.0` */
  producer: z.string(),
  /** The machine on which it was made. */
  device: z.string(),
  records: z.int().nonnegative(),
  originals: z.int().nonnegative(),
  custody: z.object({
    head: z.object({ seq: z.int().nonnegative(), hash: sha256 }),
    caseRoot: sha256,
    disclosed: z.int().nonnegative(),
    withheld: z.int().nonnegative(),
  }),
})
export type CaseFileHeader = z.infer<typeof caseFileHeader>

/** Of any version: what a newer program's file can be told by. */
export const anyHeader = z.object({ format: z.literal('recourse-case'), version: z.int() })
