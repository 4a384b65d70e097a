import type { FailureOf, StorageFailure, VaultFailure } from '#shared/core/failure.ts'
import type { Instant } from '#shared/core/ids.ts'
import type { JournalHead } from '#shared/core/journal/commit.ts'
import type { Vault } from '#shared/core/ports.ts'
import { ok, type Result } from '#shared/core/result.ts'
import type { RecordsDatabase } from './databases.ts'
import { journalState } from './meta.ts'
import { type MirrorParts, type MirrorRun, pull, reconcile } from './mirror.ts'
import { journalBodyOf } from './rows/journal-body.ts'

/** What a vault would give back. */
export interface Restorable {
  readonly cases: number
  readonly exhibits: number
  readonly rows: number
  readonly last: Instant | undefined
  /** The first row that cannot be read. */
  readonly damagedFrom?: number
}

/** Reads a vault's journal through. Bodies that a newer program wrote throw, and nothing is begun. */
export async function restorableFrom(
  vault: Vault,
): Promise<Result<Restorable, VaultFailure | StorageFailure>> {
  const state = await vault.state()
  if (!state.ok) return state
  const { damagedFrom } = state.value
  const [cases, exhibits] = [new Set<string>(), new Set<string>()]
  let last: Instant | undefined
  let seq = 0
  for (;;) {
    const page = await vault.rows(seq + 1)
    if (!page.ok) return page
    if (page.value.length === 0) break
    for (const row of page.value) {
      const body = journalBodyOf(row.body)
      last = body.at
      seq = row.seq
      for (const op of body.ops) {
        const found = op.entity === 'case' ? cases : op.entity === 'exhibit' ? exhibits : undefined
        if (op.op === 'put') found?.add(op.value.id)
        else found?.delete(op.id)
      }
    }
  }
  return ok({
    cases: cases.size,
    exhibits: exhibits.size,
    rows: seq,
    last,
    ...(damagedFrom !== undefined && { damagedFrom }),
  })
}

/** How the program begins, as database and vault stand to each other. */
export type FirstLook =
  | { readonly kind: 'open'; readonly forked?: StorageFailure }
  | { readonly kind: 'restore'; readonly found: Restorable }
  | { readonly kind: 'closed'; readonly failure: VaultFailure | StorageFailure | FailureOf<'folder/ahead'> }

/**
 * Looks at both before the first commit. An empty database beside a vault that cannot be read is not taken for a new
 * beginning; with records of its own the program goes on, and tells of the vault's trouble, unless they lack the row that
 * `shared` names: where both are known to have ended once.
 */
export async function firstLook(vault: Vault, parts: MirrorParts, shared?: JournalHead): Promise<FirstLook> {
  const { head } = await journalState(parts.records)
  if (head.seq === 0) {
    const found = await restorableFrom(vault)
    if (!found.ok) return { kind: 'closed', failure: found.failure }
    const { rows, damagedFrom } = found.value
    const isEmpty = rows === 0 && damagedFrom === undefined
    return isEmpty ? { kind: 'open' } : { kind: 'restore', found: found.value }
  }
  const reconciled = await reconcile(parts, vault, {
    cancel: { aborted: false },
    onProgress: () => undefined,
  })
  const isLacking = shared !== undefined && !(await hasRow(parts.records, shared))
  if (reconciled.ok)
    // an empty folder where a drive is mounted at other times, or one that was set back too
    return isLacking ? aheadOf(shared, 'away') : { kind: 'open' }
  const { failure } = reconciled
  if (failure.kind === 'vault/forked') return { kind: 'open', forked: failure }
  // rows that only the vault has are known and could not be taken over: a commit now would part the two for good
  if (failure.kind.startsWith('storage/')) return { kind: 'closed', failure }
  const reason = unseen[failure.kind]
  if (!isLacking || !reason) return { kind: 'open' }
  return aheadOf(shared, reason, 'folder' in failure ? failure.folder : undefined)
}

const aheadOf = (
  { seq }: JournalHead,
  reason: FailureOf<'folder/ahead'>['reason'],
  folder?: string,
): FirstLook => ({
  kind: 'closed',
  failure: { kind: 'folder/ahead', seq, reason, ...(folder !== undefined && { folder }) },
})

/** Why the second copy could not be looked at; what is wrong with one that was read is mended otherwise. */
const unseen: Partial<Record<(VaultFailure | StorageFailure)['kind'], FailureOf<'folder/ahead'>['reason']>> =
  {
    'vault/not-allowed': 'not-allowed',
    'vault/in-other-window': 'in-other-window',
    'vault/folder-missing': 'away',
    'vault/unavailable': 'away',
  }

/** Whether the journal ended there once. */
export const hasRow = async (records: RecordsDatabase, { seq, hash }: JournalHead): Promise<boolean> =>
  (await records.journal.get(seq))?.hash === hash

/** Gives an empty database everything that a vault's journal says. What of it cannot be read is set aside, not lost. */
export async function restoreAll(
  parts: MirrorParts,
  vault: Vault,
  run: MirrorRun,
): Promise<Result<'pulled' | 'cancelled', VaultFailure | StorageFailure>> {
  const state = await vault.state()
  if (!state.ok) return state
  const { head } = await journalState(parts.records)
  const pulled = await parts.journalLock(() => pull(parts, vault, head, state.value.head, run))
  if (!pulled.ok || state.value.damagedFrom === undefined) return pulled
  const cut = await vault.cutDamage()
  return cut.ok ? pulled : cut
}
