import { z } from 'zod'
import type { FailureOf, ShellFailure } from '../core/failure.ts'

/** What can go wrong on the other side of the boundary. */
export type MainFailure = ShellFailure | FailureOf<'storage/full'>

const text = z.string()
const bytes = z.number().nonnegative()

/** Failures cross the boundary as plain facts, and are believed no more than any other reply. */
export const mainFailure: z.ZodType<MainFailure> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('shell/cannot-write'), fileName: text, detail: text }),
  z.strictObject({ kind: z.literal('storage/full'), neededBytes: bytes, freeBytes: bytes.exactOptional() }),
  z.strictObject({ kind: z.literal('ipc/untrusted-sender') }),
  z.strictObject({ kind: z.literal('ipc/bad-arguments'), channel: text, detail: text }),
  z.strictObject({ kind: z.literal('ipc/unexpected'), channel: text, detail: text }),
])
