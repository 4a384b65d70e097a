import type { VaultFailure } from '../core/failure.ts'
import { comparedJournals, type Comparison } from '../core/journal/compare-journals.ts'
import type { Vault, VaultState } from '../core/ports.ts'
import { failed, ok, type Result } from '../core/result.ts'

/** What kept a copy from being made, and on which side. `ahead`: the copy goes on where the vault ends. */
export type CopyFailure =
  | { readonly side: 'from' | 'to'; readonly failure: VaultFailure }
  | { readonly side: 'both'; readonly failure: 'other' | 'ahead' | { readonly forkedAt: number } }

export type Copied<T> = Promise<Result<T, CopyFailure>>

/** Whose failure it is. */
export async function on<T>(side: 'from' | 'to', answer: Promise<Result<T, VaultFailure>>): Copied<T> {
  const result = await answer
  return result.ok ? result : failed({ side, failure: result.failure })
}

/** A journal that cannot be read tells no other story. */
class NotRead extends Error {
  readonly failure: CopyFailure
  constructor(failure: CopyFailure) {
    super('not read')
    this.failure = failure
  }
}

/**
 * Whether the journal there is the beginning of this one, and nothing else. What of it cannot be read, and is here, goes
 * aside there.
 */
export async function fits(from: Vault, to: Vault, source: VaultState, there: VaultState): Copied<'fits'> {
  const hashIn = (side: 'from' | 'to', vault: Vault) => async (seq: number) => {
    const rows = await on(side, vault.rows(seq))
    if (!rows.ok) throw new NotRead(rows.failure)
    return rows.value[0]?.hash
  }
  let compared: Comparison
  try {
    compared = await comparedJournals(
      { head: source.head, hashAt: hashIn('from', from) },
      { head: there.head, hashAt: hashIn('to', to) },
    )
  } catch (error) {
    if (error instanceof NotRead) return failed(error.failure)
    throw error
  }
  if (compared.kind === 'second-longer') return failed({ side: 'both', failure: 'ahead' })
  if (compared.kind === 'forked')
    return failed({ side: 'both', failure: compared.seq === 1 ? 'other' : { forkedAt: compared.seq } })
  if (there.damagedFrom === undefined) return ok('fits')
  // what cannot be read goes aside only where there is a row for all that may have been there
  if (source.head.seq < there.damagedFrom + (there.behindDamage ?? 0))
    return failed({ side: 'to', failure: { kind: 'vault/damaged', seq: there.damagedFrom } })
  const cut = await on('to', to.cutDamage())
  return cut.ok ? ok('fits') : cut
}
