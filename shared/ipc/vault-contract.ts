import { z } from 'zod'
import { asSha256 } from '../core/ids.ts'

/** An original goes to the vault in pieces of at most this many bytes; the page waits for each. */
export const vaultChunkBytes = 1024 * 1024
/** So many pieces of one original may wait in main; whoever sends more without waiting is refused. */
export const vaultCredits = 8
/** So many rows, of about a megabyte together, go over at once. */
export const mostRowsAtOnce = 500

const nothing = z.strictObject({})
const byteCount = z.number().int().nonnegative()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const sha256 = hash.transform(asSha256)
const row = z.strictObject({ seq: z.int().positive(), prev: hash, hash, body: z.string() })
const head = z.strictObject({ seq: byteCount, hash })
const state = z.strictObject({
  id: z.string(),
  head,
  damagedFrom: z.int().positive().exactOptional(),
  behindDamage: byteCount.exactOptional(),
})
/** Handed out by main; names an original that is on its way. */
const storeId = z.uuid()
const piece = z
  .instanceof(Uint8Array)
  .refine(({ length }) => length > 0 && length <= vaultChunkBytes, `1 to ${vaultChunkBytes} bytes`)

/** As the preload names it: empty where the file lies nowhere. The longest is what Windows has. */
const path = z
  .string()
  .max(32_767)
  .refine((text) => !text.includes('\0'), 'no path')

/** The second copy on the disk. Its originals are read by address (`vault-address.ts`), which serves ranges. */
export const vaultContract = {
  'vault:state': { takes: nothing, gives: state },
  'vault:append': {
    takes: z.strictObject({ rows: z.array(row).min(1).max(mostRowsAtOnce) }),
    gives: head,
  },
  /** Empty behind the last row. */
  'vault:rows': { takes: z.strictObject({ fromSeq: z.int().positive() }), gives: z.array(row) },
  'vault:cut-damage': { takes: nothing, gives: state },
  'vault:size-of': { takes: z.strictObject({ sha256 }), gives: byteCount.optional() },
  'vault:check': { takes: z.strictObject({ sha256 }), gives: z.literal('whole') },
  /** Only what row `seq` of the vault's own journal says was purged. */
  'vault:remove': {
    takes: z.strictObject({ sha256, seq: z.int().positive() }),
    gives: z.enum(['gone', 'kept']),
  },
  'vault:store-start': { takes: z.strictObject({ sha256 }), gives: z.strictObject({ storeId }) },
  /** Pieces come in order; `offset` says which one this is. */
  'vault:store-chunk': {
    takes: z.strictObject({ storeId, offset: byteCount, bytes: piece }),
    gives: nothing,
  },
  /** The bytes are on the disk, under their hash, when this answers. */
  'vault:store-finish': { takes: z.strictObject({ storeId }), gives: byteCount },
  /** Leaves nothing behind. An id that is no longer open is fine. */
  'vault:store-abort': { takes: z.strictObject({ storeId }), gives: nothing },
  /**
   * Main copies a file that the person gave, by its path, as `sha256`: so many bytes, and on the disk when this answers.
   * `gone-or-changed`: no such bytes lie there, or nowhere; then they are brought in pieces.
   */
  'vault:store-file': {
    takes: z.strictObject({ sha256, bytes: byteCount, path }),
    gives: z.enum(['stored', 'gone-or-changed']),
  },
} as const
