import type { StorageFailure, VaultFailure } from '#shared/core/failure.ts'
import type { NewId, Sha256 } from '#shared/core/ids.ts'
import type { HashText } from '#shared/core/journal/chain.ts'
import type { JournalHead, JournalRow } from '#shared/core/journal/commit.ts'
import { comparedJournals, type Comparison } from '#shared/core/journal/compare-journals.ts'
import type { Cancel, ObjectStore, Vault } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { copyOriginal } from './copy-original.ts'
import type { RecordsDatabase } from './databases.ts'
import type { Exclusive } from './exclusive.ts'
import type { Guard } from './guard.ts'
import { journalState } from './meta.ts'
import { replay } from './replay.ts'
import { journalBodyOf } from './rows/journal-body.ts'

/** Rows that go to the second copy at once, and their bytes at most unless one row alone has more. */
const rowsAtOnce = 200
const bytesAtOnce = 1024 * 1024

export interface MirrorParts {
  readonly records: RecordsDatabase
  readonly objects: ObjectStore
  readonly guard: Guard
  readonly hash: HashText
  readonly newId: NewId
  /** Under which every commit is written. */
  readonly journalLock: Exclusive
}

export interface MirrorProgress {
  /** Rows that both copies have, of all. */
  readonly seq: number
  readonly of: number
}
export interface MirrorRun {
  readonly cancel: Cancel
  readonly onProgress: (progress: MirrorProgress) => void
}

export interface CaughtUp {
  readonly head: JournalHead
  /** Originals that no copy could give: their bytes are lost unless the file is added again. */
  readonly lost: readonly Sha256[]
}

/** How the two journals stand to each other; where the second was the longer, the first has its rows by now. */
export interface Reconciled {
  /** Where the second copy ends. */
  readonly theirs: JournalHead
}

/**
 * Compares the journals before anything is written to either: a commit on top of one that the other does not know would
 * fork them. Rows that only the second copy has become rows of the first. Journals that tell different stories are left
 * alone, and so is damage that the first copy cannot replace.
 */
export async function reconcile(
  parts: MirrorParts,
  vault: Vault,
  run: MirrorRun,
): Promise<Result<Reconciled | 'cancelled', VaultFailure | StorageFailure>> {
  const { records, journalLock } = parts
  const state = await vault.state()
  if (!state.ok) return state
  const { head: theirs, damagedFrom, behindDamage = 0 } = state.value
  const mine = (await journalState(records)).head
  const compared = await comparedWith(parts, vault, mine, theirs)
  if (!compared.ok) return compared
  if (compared.value.kind === 'forked') return failed({ kind: 'vault/forked', seq: compared.value.seq })
  if (compared.value.kind === 'second-longer') {
    // a commit between two pages would part the two for good
    const pulled = await journalLock(() => pull(parts, vault, mine, theirs, run))
    if (!pulled.ok) return pulled
    if (pulled.value === 'cancelled') return ok('cancelled')
  }
  if (damagedFrom === undefined) return ok({ theirs })
  // what is damaged goes only where the first copy has a row for all that may have been there
  if (mine.seq < damagedFrom + behindDamage) return failed({ kind: 'vault/damaged', seq: damagedFrom })
  const cut = await vault.cutDamage()
  return cut.ok ? ok({ theirs: cut.value.head }) : cut
}

/** A journal that cannot be read tells no other story. */
class NotRead extends Error {
  readonly failure: VaultFailure
  constructor(failure: VaultFailure) {
    super(failure.kind)
    this.failure = failure
  }
}

/** How the two journals stand to each other; nothing is written. */
export async function comparedWith(
  { records }: Pick<MirrorParts, 'records'>,
  vault: Vault,
  mine: JournalHead,
  theirs: JournalHead,
): Promise<Result<Comparison, VaultFailure>> {
  const inVault = async (seq: number) => {
    const rows = await vault.rows(seq)
    if (!rows.ok) throw new NotRead(rows.failure)
    return rows.value[0]?.hash
  }
  try {
    const inStore = async (seq: number) => (await records.journal.get(seq))?.hash
    return ok(await comparedJournals({ head: mine, hashAt: inStore }, { head: theirs, hashAt: inVault }))
  } catch (error) {
    if (error instanceof NotRead) return failed(error.failure)
    throw error
  }
}

/**
 * Brings two copies to the same state: the shorter journal gets the rows that it lacks, the second copy the originals of
 * its rows, before the rows that name them.
 */
export async function catchUp(
  parts: MirrorParts,
  vault: Vault,
  run: MirrorRun,
): Promise<Result<CaughtUp | 'cancelled', VaultFailure | StorageFailure>> {
  const reconciled = await reconcile(parts, vault, run)
  if (!reconciled.ok) return reconciled
  if (reconciled.value === 'cancelled') return ok('cancelled')
  return await push(parts, vault, reconciled.value.theirs, run)
}

/** Rows that only the second copy has become rows of the first. */
export async function pull(
  { records, guard, hash, newId }: MirrorParts,
  vault: Vault,
  from: JournalHead,
  until: JournalHead,
  { cancel, onProgress }: MirrorRun,
): Promise<Result<'pulled' | 'cancelled', VaultFailure | StorageFailure>> {
  for (let { seq } = from; seq < until.seq;) {
    if (cancel.aborted) return ok('cancelled')
    const page = await vault.rows(seq + 1)
    if (!page.ok) return page
    const rows = page.value
    if (rows.length === 0) return failed({ kind: 'vault/damaged', seq: seq + 1 })
    const bytes = rows.reduce((sum, { body }) => sum + body.length, 0)
    const written = await guard.write(() => replay(records, rows, { hash, newId }), {
      size: 'batch',
      neededBytes: 4 * bytes,
    })
    if (!written.ok) return written
    seq += rows.length
    onProgress({ seq, of: until.seq })
  }
  return ok('pulled')
}

async function push(
  parts: MirrorParts,
  vault: Vault,
  from: JournalHead,
  { cancel, onProgress }: MirrorRun,
): Promise<Result<CaughtUp | 'cancelled', VaultFailure | StorageFailure>> {
  const { records, objects } = parts
  const lost: Sha256[] = []
  let head = from
  for (;;) {
    if (cancel.aborted) return ok('cancelled')
    const rows = atOnce(await records.journal.where('seq').above(head.seq).limit(rowsAtOnce).toArray())
    if (rows.length === 0) return ok({ head, lost })
    for (const sha256 of originalsIn(rows)) {
      const copied = await copyOriginal(objects, vault, sha256, cancel)
      if (!copied.ok) return copied
      if (copied.value === 'cancelled') return ok('cancelled')
      if (copied.value === 'lost' && !(await isPurged(records, sha256))) lost.push(sha256)
    }
    const appended = await vault.append(rows)
    if (!appended.ok) return appended
    head = appended.value
    onProgress({ seq: head.seq, of: (await journalState(records)).head.seq })
  }
}

function atOnce(rows: readonly JournalRow[]): readonly JournalRow[] {
  let bytes = 0
  const end = rows.findIndex(({ body }, index) => (bytes += body.length) > bytesAtOnce && index > 0)
  return end < 0 ? rows : rows.slice(0, end)
}

/** Later rows say that nothing is to be copied. */
const isPurged = async ({ objects, purged }: RecordsDatabase, sha256: Sha256): Promise<boolean> =>
  (await objects.get(sha256)) === undefined && (await purged.get(sha256)) !== undefined

/** Originals that these rows speak of for the first time or again. */
function originalsIn(rows: readonly JournalRow[]): ReadonlySet<Sha256> {
  const ops = rows.flatMap(({ body }) => journalBodyOf(body).ops)
  return new Set(
    ops.flatMap((op) => (op.op === 'put' && op.entity === 'exhibit' ? [op.value.original.sha256] : [])),
  )
}
