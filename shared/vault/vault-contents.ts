import { z } from 'zod'
import type { VaultFailure } from '../core/failure.ts'
import { asInstant, asSha256, type Instant, type Sha256 } from '../core/ids.ts'
import type { JournalRow } from '../core/journal/commit.ts'
import type { Vault } from '../core/ports.ts'
import { failed, ok, type Result } from '../core/result.ts'

/** Newest form of a row's body that is read here. */
const knownBody = 1

/** As much of a row as is needed to tell what a vault holds; the whole of it is read by the database. */
const bodySchema = z.object({
  v: z.literal(knownBody),
  at: z.string().transform(asInstant),
  ops: z.array(
    z.object({
      op: z.string(),
      entity: z.string(),
      id: z.string().exactOptional(),
      value: z
        .object({
          id: z.string(),
          original: z
            .object({ sha256: z.string().transform(asSha256), bytes: z.int().nonnegative() })
            .exactOptional(),
        })
        .exactOptional(),
    }),
  ),
  purge: z.object({ records: z.array(z.object({ entity: z.string(), id: z.string() })) }).exactOptional(),
})
type Body = z.infer<typeof bodySchema>

/** What a vault's journal says that it holds, up to a row. */
export interface VaultContents {
  readonly rows: number
  readonly cases: number
  readonly exhibits: number
  /** Every original that any row named, removed exhibits' included, with its bytes; none that was purged. */
  readonly originals: ReadonlyMap<Sha256, number>
  /** When the last row was written. */
  readonly last: Instant | undefined
}

/** Reads a vault's journal through, up to row `until`. Rows of a newer program are told, and nothing is guessed of them. */
export async function vaultContents(
  vault: Vault,
  until: number,
): Promise<Result<VaultContents, VaultFailure>> {
  const [cases, exhibits] = [new Set<string>(), new Set<string>()]
  /** The originals of exhibits that are there or in the trash. */
  const kept = new Map<string, { readonly sha256: Sha256; readonly bytes: number }>()
  let last: Instant | undefined
  const take = ({ at, ops, purge }: Body) => {
    last = at
    for (const { op, entity, id = '', value } of ops) {
      const found = entity === 'case' ? cases : entity === 'exhibit' ? exhibits : undefined
      if (op === 'put' && value) {
        found?.add(value.id)
        if (entity === 'exhibit' && value.original) kept.set(value.id, value.original)
      } else if (op === 'remove') found?.delete(id)
    }
    for (const { entity, id } of purge?.records ?? []) if (entity === 'exhibit') kept.delete(id)
  }
  for await (const page of pagesOf(vault, 1, until)) {
    if (!page.ok) return page
    for (const { body } of page.value) {
      const read = bodyOf(body)
      if (!read) return failed({ kind: 'vault/newer-version', found: knownBody + 1, known: knownBody })
      take(read)
    }
  }
  const originals = new Map([...kept.values()].map(({ sha256, bytes }) => [sha256, bytes]))
  return ok({ rows: until, cases: cases.size, exhibits: exhibits.size, originals, last })
}

function bodyOf(text: string): Body | undefined {
  try {
    return bodySchema.parse(JSON.parse(text))
  } catch {
    return undefined // another program's row: the chain has proved that nobody changed it since
  }
}

/** A vault's rows from one number to another, an answer at a time. Ends with a failure where they do not reach that far. */
export async function* pagesOf(
  vault: Vault,
  from: number,
  until: number,
): AsyncGenerator<Result<readonly JournalRow[], VaultFailure>> {
  for (let seq = from; seq <= until;) {
    const page = await vault.rows(seq)
    const rows = page.ok ? page.value.filter((row) => row.seq <= until) : []
    yield page.ok && rows.length === 0 ? failed({ kind: 'vault/damaged', seq }) : page.ok ? ok(rows) : page
    if (rows.length === 0) return
    seq += rows.length
  }
}
