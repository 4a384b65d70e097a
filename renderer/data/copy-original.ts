import type { StorageFailure, VaultFailure } from '#shared/core/failure.ts'
import type { Sha256 } from '#shared/core/ids.ts'
import type { Cancel, ObjectStore, Vault } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { chunkBytes } from './chunk-bytes.ts'

/** The bytes of the first copy could not be read: nothing is kept of what was begun. */
class Unreadable extends Error {
  readonly failure: StorageFailure
  constructor(failure: StorageFailure) {
    super(failure.kind)
    this.failure = failure
  }
}

/**
 * Puts an original into the second copy unless it is there by its size; `isDamaged`: whatever is there. `lost`: the first
 * copy has it no more.
 */
export async function copyOriginal(
  objects: ObjectStore,
  vault: Vault,
  sha256: Sha256,
  cancel: Cancel,
  isDamaged = false,
): Promise<Result<'there' | 'copied' | 'lost' | 'cancelled', VaultFailure | StorageFailure>> {
  const bytes = await objects.sizeOf(sha256)
  if (bytes === undefined) return ok('lost')
  const there = await vault.sizeOf(sha256)
  if (!there.ok) return there
  if (!isDamaged && there.value === bytes) return ok('there')
  async function* chunks() {
    for (let at = 0; at < (bytes ?? 0); at += chunkBytes) {
      const chunk = await objects.read(sha256, at, chunkBytes)
      if (!chunk.ok) throw new Unreadable(chunk.failure)
      yield chunk.value
    }
  }
  try {
    const stored = await vault.store(sha256, chunks(), cancel)
    if (stored.ok) return ok(stored.value === 'cancelled' ? 'cancelled' : 'copied')
    // the first copy's bytes hash to something else: they are no longer the original
    return stored.failure.kind === 'vault/original-damaged' ? ok('lost') : stored
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    // a database that does not answer has lost nothing
    return error.failure.kind.startsWith('storage/original-') ? ok('lost') : failed(error.failure)
  }
}
