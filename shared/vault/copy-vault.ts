import type { Sha256 } from '../core/ids.ts'
import type { Cancel, Vault } from '../core/ports.ts'
import { failed, ok } from '../core/result.ts'
import { checkOne, copyOne } from './copy-one.ts'
import { type Copied, fits, on } from './fits.ts'
import { pagesOf, vaultContents, type VaultContents } from './vault-contents.ts'

export interface CopyProgress {
  /** `check`: what was written is read back. */
  readonly step: 'copy' | 'check'
  /** Bytes of originals, of this step. */
  readonly done: number
  readonly total: number
}
export interface CopyRun {
  readonly cancel: Cancel
  readonly onProgress: (progress: CopyProgress) => void
  /** Bytes that may still be written where the copy goes; undefined where nobody can tell. */
  readonly freeBytes: () => Promise<number | undefined>
}

export interface CopyReport {
  readonly contents: VaultContents
  /** Originals that were not there before, or not whole. */
  readonly copied: number
  /** Whole in neither vault. */
  readonly lost: readonly Sha256[]
}

/** A journal takes more room than its rows: heads of segments, folders, the system's own. */
const roomToSpare = 16 * 1024 * 1024

/**
 * Makes one vault hold everything that another does: the originals that it lacks; then every original is read back and compared
 * with its hash; then the rows that it lacks, and the whole journal is read back along its chain. What lies there is only ever
 * added to, and only when it is the beginning of the same journal. Ended at any step, it leaves a vault whose rows have their
 * originals, and which the next run goes on with.
 */
export async function copyVault(from: Vault, to: Vault, run: CopyRun): Copied<CopyReport | 'cancelled'> {
  const [source, there] = [await on('from', from.state()), await on('to', to.state())]
  if (!source.ok) return source
  if (!there.ok) return there
  const { head } = source.value
  const compared = await fits(from, to, source.value, there.value)
  if (!compared.ok) return compared
  const read = await on('from', vaultContents(from, head.seq))
  if (!read.ok) return read
  const { originals } = read.value

  const lacking = await lackingIn(to, originals)
  if (!lacking.ok) return lacking
  const neededBytes = sumOf(lacking.value.values()) + roomToSpare
  const freeBytes = await run.freeBytes()
  if (freeBytes !== undefined && freeBytes < neededBytes)
    return failed({ side: 'to', failure: { kind: 'vault/full', neededBytes, freeBytes } })

  const lost = new Set<Sha256>()
  let [copied, done] = [0, 0]
  const [total, all] = [sumOf(lacking.value.values()), sumOf(originals.values())]
  for (const [sha256, bytes] of lacking.value) {
    const onBytes = (held: number) => run.onProgress({ step: 'copy', done: done + held, total })
    const stored = await copyOne(from, to, sha256, run.cancel, onBytes)
    if (!stored.ok) return stored
    if (stored.value === 'cancelled') return ok('cancelled')
    if (stored.value === 'lost') lost.add(sha256)
    else copied += 1
    done += bytes
  }
  done = 0
  for (const [sha256, bytes] of originals) {
    if (!lost.has(sha256)) {
      const checked = await checkOne(from, to, sha256, run.cancel)
      if (!checked.ok) return checked
      if (checked.value === 'cancelled') return ok('cancelled')
      if (checked.value === 'lost') lost.add(sha256)
      if (checked.value === 'mended') copied += 1
    }
    done += bytes
    run.onProgress({ step: 'check', done, total: all })
  }
  for await (const page of pagesOf(from, there.value.head.seq + 1, head.seq)) {
    if (run.cancel.aborted) return ok('cancelled')
    if (!page.ok) return failed({ side: 'from', failure: page.failure })
    const appended = await on('to', to.append(page.value))
    if (!appended.ok) return appended
  }
  for await (const page of pagesOf(to, 1, head.seq)) {
    if (run.cancel.aborted) return ok('cancelled')
    if (!page.ok) return failed({ side: 'to', failure: page.failure })
  }
  return ok({ contents: read.value, copied, lost: [...lost] })
}

const sumOf = (numbers: Iterable<number>) => [...numbers].reduce((sum, one) => sum + one, 0)

/** By their size; whether what is there is whole is seen when it is read back. */
async function lackingIn(
  to: Vault,
  originals: ReadonlyMap<Sha256, number>,
): Copied<ReadonlyMap<Sha256, number>> {
  const lacking = new Map<Sha256, number>()
  for (const [sha256, bytes] of originals) {
    const size = await on('to', to.sizeOf(sha256))
    if (!size.ok) return size
    if (size.value !== bytes) lacking.set(sha256, bytes)
  }
  return ok(lacking)
}
