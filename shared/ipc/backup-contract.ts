import { z } from 'zod'
import { asInstant, asSha256 } from '../core/ids.ts'

const nothing = z.strictObject({})
const count = z.int().nonnegative()
const instant = z.string().transform(asInstant)
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform(asSha256)
/** Handed out by main; names a copy that is being made. */
const jobId = z.uuid()

const held = {
  /** As the system shows it. */
  folder: z.string(),
  cases: count,
  exhibits: count,
  originals: count,
  /** Of the originals. */
  bytes: count,
  rows: count,
}

/** A backup that was made and read back whole. */
export const backupReport = z.strictObject({
  ...held,
  at: instant,
  /** Originals that were new or mended this time. */
  copied: count,
  /** Whole in neither. */
  lost: z.array(sha256),
  /** One failing drive would take both copies along. */
  isOnSameDisk: z.boolean(),
})
export type BackupReport = z.infer<typeof backupReport>

/** What a backup would give back. */
export const foundBackup = z.strictObject({
  ...held,
  last: instant.exactOptional(),
  /** Originals that are not there, or not with all their bytes. */
  missing: count,
  /** The first row that cannot be read. */
  damagedFrom: z.int().positive().exactOptional(),
})
export type FoundBackup = z.infer<typeof foundBackup>

const progress = z.strictObject({ step: z.enum(['copy', 'check']), done: count, total: count })
const unfinished = z.strictObject({ rows: count })

/**
 * The vault's copies in other places. Where they lie is chosen in the system's dialog, and main keeps it: the page shows a
 * folder's name and never sends one.
 */
export const backupContract = {
  'backup:last': {
    takes: nothing,
    gives: z.strictObject({
      folder: z.string().exactOptional(),
      last: backupReport.exactOptional(),
      unfinished: unfinished.exactOptional(),
    }),
  },
  /** `kept`: where the last one went; `new`: where the person says now. */
  'backup:start': {
    takes: z.strictObject({ where: z.enum(['kept', 'new']) }),
    gives: z.union([z.literal('cancelled'), z.strictObject({ jobId })]),
  },
  /** Asks for a folder and looks into it. */
  'backup:find': { takes: nothing, gives: z.union([z.literal('cancelled'), foundBackup]) },
  /** Copies what was found last into this machine's empty vault. */
  'backup:restore': { takes: nothing, gives: z.strictObject({ jobId }) },
  /** How it goes; its end is told once. */
  'backup:progress': {
    takes: z.strictObject({ jobId }),
    gives: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('running'), progress: progress.exactOptional() }),
      z.strictObject({ state: z.literal('cancelled') }),
      z.strictObject({ state: z.literal('done'), report: backupReport }),
    ]),
  },
  /** It ends at the next piece. An id that is no longer known is fine. */
  'backup:stop': { takes: z.strictObject({ jobId }), gives: nothing },
} as const
