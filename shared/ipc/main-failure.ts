import { z } from 'zod'
import type { BackupFailure, FailureOf, ShellFailure, VaultFailure } from '../core/failure.ts'
import { asSha256 } from '../core/ids.ts'

/** What can go wrong on the other side of the boundary. */
export type MainFailure = ShellFailure | VaultFailure | BackupFailure | FailureOf<'storage/full'>

const text = z.string()
const bytes = z.number().nonnegative()
const number = z.int().nonnegative()
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform(asSha256)

/** Failures cross the boundary as plain facts, and are believed no more than any other reply. */
export const mainFailure: z.ZodType<MainFailure> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('shell/cannot-write'), fileName: text, detail: text }),
  z.strictObject({ kind: z.literal('storage/full'), neededBytes: bytes, freeBytes: bytes.exactOptional() }),
  z.strictObject({ kind: z.literal('vault/unavailable'), detail: text }),
  z.strictObject({ kind: z.literal('vault/full'), neededBytes: bytes, freeBytes: bytes.exactOptional() }),
  z.strictObject({ kind: z.literal('vault/in-use') }),
  z.strictObject({ kind: z.literal('vault/newer-version'), found: number, known: number }),
  z.strictObject({ kind: z.literal('vault/not-a-vault'), detail: text }),
  z.strictObject({ kind: z.literal('vault/damaged'), seq: number }),
  z.strictObject({ kind: z.literal('vault/forked'), seq: number }),
  z.strictObject({ kind: z.literal('vault/original-missing'), sha256 }),
  z.strictObject({ kind: z.literal('vault/original-damaged'), sha256 }),
  z.strictObject({ kind: z.literal('vault/not-allowed'), folder: text }),
  z.strictObject({ kind: z.literal('vault/folder-missing'), folder: text }),
  z.strictObject({ kind: z.literal('vault/in-other-window') }),
  z.strictObject({ kind: z.literal('backup/not-there'), folder: text }),
  z.strictObject({ kind: z.literal('backup/not-a-backup'), folder: text }),
  z.strictObject({ kind: z.literal('backup/same-place'), folder: text }),
  z.strictObject({ kind: z.literal('backup/newer-version'), folder: text }),
  z.strictObject({ kind: z.literal('backup/other-records'), folder: text }),
  z.strictObject({ kind: z.literal('backup/ahead'), folder: text }),
  z.strictObject({ kind: z.literal('backup/forked'), folder: text, seq: number }),
  z.strictObject({ kind: z.literal('backup/damaged'), folder: text, seq: number }),
  z.strictObject({
    kind: z.literal('backup/full'),
    folder: text,
    neededBytes: bytes,
    freeBytes: bytes.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('backup/unavailable'), folder: text, detail: text }),
  z.strictObject({ kind: z.literal('backup/not-empty') }),
  z.strictObject({ kind: z.literal('backup/busy') }),
  z.strictObject({ kind: z.literal('ipc/untrusted-sender') }),
  z.strictObject({ kind: z.literal('ipc/bad-arguments'), channel: text, detail: text }),
  z.strictObject({ kind: z.literal('ipc/unexpected'), channel: text, detail: text }),
])
