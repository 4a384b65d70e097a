import type { StorageFailure, VaultFailure } from '#shared/core/failure.ts'
import type { NewId, Sha256 } from '#shared/core/ids.ts'
import type { HashText } from '#shared/core/journal/chain.ts'
import type { JournalHead, JournalRow } from '#shared/core/journal/commit.ts'
import { comparedJournals } from '#shared/core/journal/compare-journals.ts'
import type { Cancel, ObjectStore, Vault, VaultState } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { copyOriginal } from './copy-original.ts'
import type { RecordsDatabase } from './databases.ts'
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
  const { records } = parts
  const opened = await undamaged(parts, vault)
  if (!opened.ok) return opened
  const mine = (await journalState(records)).head
  const { head: theirs } = opened.value
  const compared = await comparedJournals(
    { head: mine, hashAt: async (seq) => (await records.journal.get(seq))?.hash },
    {
      head: theirs,
      hashAt: async (seq) => {
        const rows = await vault.rows(seq)
        return rows.ok ? rows.value[0]?.hash : undefined
      },
    },
  )
  if (compared.kind === 'forked') return failed({ kind: 'vault/forked', seq: compared.seq })
  if (compared.kind === 'second-longer') {
    const pulled = await pull(parts, vault, mine, theirs, run)
    if (!pulled.ok) return pulled
    if (pulled.value === 'cancelled') return ok('cancelled')
  }
  return ok({ theirs })
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

/** Damage in the second journal is cut where the first has the rows that go. */
async function undamaged({ records }: MirrorParts, vault: Vault): Promise<Result<VaultState, VaultFailure>> {
  const state = await vault.state()
  if (!state.ok || state.value.damagedFrom === undefined) return state
  const mine = await records.journal.get(state.value.damagedFrom)
  return mine ? await vault.cutDamage() : failed({ kind: 'vault/damaged', seq: state.value.damagedFrom })
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
): Promise<Result<CaughtUp | 'cancelled', VaultFailure>> {
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
      if (copied.value === 'lost') lost.push(sha256)
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

/** Originals that these rows speak of for the first time or again. */
function originalsIn(rows: readonly JournalRow[]): ReadonlySet<Sha256> {
  const ops = rows.flatMap(({ body }) => journalBodyOf(body).ops)
  return new Set(
    ops.flatMap((op) => (op.op === 'put' && op.entity === 'exhibit' ? [op.value.original.sha256] : [])),
  )
}
