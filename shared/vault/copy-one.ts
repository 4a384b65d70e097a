import type { VaultFailure } from '../core/failure.ts'
import type { Sha256 } from '../core/ids.ts'
import type { Cancel, Vault } from '../core/ports.ts'
import { failed, ok } from '../core/result.ts'
import { type Copied, on } from './fits.ts'

/** The source could not give what it should: nothing is kept of what was begun. */
class Unreadable extends Error {
  readonly failure: VaultFailure
  constructor(failure: VaultFailure) {
    super(failure.kind)
    this.failure = failure
  }
}

const stepBytes = 1024 * 1024

/** Copies an original; the vault that gets it compares it with its hash. */
export async function copyOne(
  from: Vault,
  to: Vault,
  sha256: Sha256,
  cancel: Cancel,
  onBytes: (bytes: number) => void,
): Copied<'copied' | 'lost' | 'cancelled'> {
  async function* pieces() {
    for (let at = 0; ;) {
      const piece = await from.read(sha256, at, stepBytes)
      if (!piece.ok) throw new Unreadable(piece.failure)
      if (piece.value.length === 0) return
      yield piece.value
      at += piece.value.length
      onBytes(at)
    }
  }
  try {
    const stored = await to.store(sha256, pieces(), cancel)
    if (stored.ok) return ok(stored.value === 'cancelled' ? 'cancelled' : 'copied')
    // the source's bytes hash to something else: they are no longer the original
    return isOfOriginal(stored.failure) ? ok('lost') : failed({ side: 'to', failure: stored.failure })
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return isOfOriginal(error.failure) ? ok('lost') : failed({ side: 'from', failure: error.failure })
  }
}

const isOfOriginal = ({ kind }: VaultFailure): boolean =>
  kind === 'vault/original-missing' || kind === 'vault/original-damaged'

/** Reads an original back; one that is not whole is copied once more. */
export async function checkOne(
  from: Vault,
  to: Vault,
  sha256: Sha256,
  cancel: Cancel,
): Copied<'whole' | 'mended' | 'lost' | 'cancelled'> {
  const first = await to.check(sha256, cancel)
  if (first.ok) return first
  if (!isOfOriginal(first.failure)) return failed({ side: 'to', failure: first.failure })
  const copied = await copyOne(from, to, sha256, cancel, () => undefined)
  if (!copied.ok) return copied
  if (copied.value !== 'copied') return ok(copied.value)
  const second = await on('to', to.check(sha256, cancel))
  if (!second.ok) return second
  return ok(second.value === 'whole' ? 'mended' : second.value)
}
