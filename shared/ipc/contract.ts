import { z } from 'zod'
import { safeFileName } from '../core/evidence/display-name.ts'
import { failed, ok, type Result } from '../core/result.ts'
import { locales } from '../messages/messages.ts'
import { backupContract } from './backup-contract.ts'
import type { Channel } from './channels.ts'
import { type MainFailure, mainFailure } from './main-failure.ts'
import { vaultContract } from './vault-contract.ts'

/** A file goes to main in pieces of at most this many bytes, so that no message weighs on both processes at once. */
export const maxChunkBytes = 4 * 1024 * 1024

const nothing = z.strictObject({})
const byteCount = z.number().int().nonnegative()
/** Handed out by main. The page names an open file only by it: never by a path. */
const saveId = z.uuid()
const chunk = z
  .instanceof(Uint8Array)
  .refine(({ byteLength }) => byteLength > 0 && byteLength <= maxChunkBytes, `1 to ${maxChunkBytes} bytes`)
/** Already safe, or refused: main never repairs what it is sent. */
const fileName = z.string().refine((name) => name === safeFileName(name), 'a plain, safe file name')

/** Every channel once: what it takes and what it gives. Both are parsed by the side that receives them. */
export const contract = {
  'app:info': {
    takes: nothing,
    gives: z.strictObject({ version: z.string(), system: z.string(), electron: z.string() }),
  },
  /**
   * Where both copies lie, the less of the two, or where the page's own store lies; undefined where the system does not
   * tell.
   */
  'disk:free-bytes': {
    takes: z.strictObject({ of: z.enum(['both-copies', 'page-store']) }),
    gives: byteCount.optional(),
  },
  /** Shows the save dialog and opens a file under a temporary name beside the chosen one. */
  'file:save-start': {
    takes: z.strictObject({ suggestedName: fileName, size: byteCount }),
    gives: z.union([z.literal('cancelled'), z.strictObject({ saveId, name: z.string() })]),
  },
  /** Pieces come in order; `offset` says which one this is. */
  'file:save-chunk': { takes: z.strictObject({ saveId, offset: byteCount, bytes: chunk }), gives: nothing },
  /** Flushes to the disk, then gives the file its name. */
  'file:save-finish': {
    takes: z.strictObject({ saveId }),
    gives: z.strictObject({ name: z.string(), path: z.string() }),
  },
  /** Leaves nothing behind. An id that is no longer open is fine: then there is nothing to leave. */
  'file:save-abort': { takes: z.strictObject({ saveId }), gives: nothing },
  /** The menu follows the language chosen on the page. */
  'menu:set-language': { takes: z.strictObject({ locale: z.enum(locales) }), gives: nothing },
  ...vaultContract,
  ...backupContract,
} as const satisfies { readonly [C in Channel]: { readonly takes: z.ZodType; readonly gives: z.ZodType } }

export type ArgsOf<C extends Channel> = z.infer<(typeof contract)[C]['takes']>
export type ReplyOf<C extends Channel> = z.infer<(typeof contract)[C]['gives']>

/** Which page asks; what it opens belongs to it and is dropped with it. */
export interface Caller {
  readonly id: number
}
export type Handler<C extends Channel> = (
  args: ArgsOf<C>,
  caller: Caller,
) => Promise<Result<ReplyOf<C>, MainFailure>>
/** A forgotten channel does not compile. */
export type Handlers = { readonly [C in Channel]: Handler<C> }

/** What main does with what it is sent. */
export function parseArgs<C extends Channel>(channel: C, input: unknown): Result<ArgsOf<C>, MainFailure> {
  const parsed = contract[channel].takes.safeParse(input)
  if (parsed.success) return ok(parsed.data as ArgsOf<C>)
  return failed({ kind: 'ipc/bad-arguments', channel, detail: z.prettifyError(parsed.error) })
}

/** What the page does with an answer. One that is not a Result of the contract's shape is a failure like any other. */
export function parseReply<C extends Channel>(channel: C, input: unknown): Result<ReplyOf<C>, MainFailure> {
  const parsed = z
    .discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), value: contract[channel].gives }),
      z.strictObject({ ok: z.literal(false), failure: mainFailure }),
    ])
    .safeParse(input)
  if (!parsed.success)
    return failed({ kind: 'ipc/unexpected', channel, detail: z.prettifyError(parsed.error) })
  return parsed.data.ok ? ok(parsed.data.value as ReplyOf<C>) : parsed.data
}
