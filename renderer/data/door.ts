import type { StorageFailure, TrashFailure } from '#shared/core/failure.ts'
import type { Sha256 } from '#shared/core/ids.ts'
import { canonicalJson } from '#shared/core/journal/canonical-json.ts'
import { type HashText, linked } from '#shared/core/journal/chain.ts'
import type { Change, CommitLabel, JournalBody, JournalHead } from '#shared/core/journal/commit.ts'
import { inverseOf } from '#shared/core/journal/inverse.ts'
import { isRecordOnly } from '#shared/core/journal/record-only.ts'
import type { Operation } from '#shared/core/journal/operation.ts'
import {
  afterChange,
  afterPurge,
  afterRedo,
  afterUndo,
  type UndoStacks,
} from '#shared/core/journal/undo-stacks.ts'
import type { Clock, Door, FreeSpace, History } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { originalsOf, purgeReach } from '#shared/core/trash/purge.ts'
import type { ObjectRow, RecordsDatabase } from './databases.ts'
import { derivedOf } from './derived.ts'
import type { Exclusive } from './exclusive.ts'
import type { Guard } from './guard.ts'
import { journalState } from './meta.ts'
import { nearlyFullBytes } from './nearly-full.ts'
import { beforeImages, exhibitsGained, projectionsOf } from './projection.ts'
import { tombstonesFor } from './purge.ts'
import { journalBodyOf, operationSchema } from './rows/journal-body.ts'
import { watched } from './watched.ts'
import { writeLink } from './write-link.ts'

/** The door with the one thing more that an import needs: new originals become known together with their exhibits. */
export interface WideDoor extends Door {
  /**
   * `relied`: originals whose bytes were found here and not brought again. Should one have been purged meanwhile nothing is
   * written, and it is told as missing.
   */
  commitWithOriginals(
    change: Change,
    originals: readonly ObjectRow[],
    relied?: readonly Sha256[],
  ): Promise<Result<JournalHead, StorageFailure>>
}

interface DoorParts {
  readonly records: RecordsDatabase
  readonly clock: Clock
  /** Goes into every commit as `by`. */
  readonly device: string
  readonly hash: HashText
  readonly guard: Guard
  readonly exclusive: Exclusive
  readonly freeBytes: FreeSpace
}

/** What is about to become a link of the journal. */
type Draft = Pick<JournalBody, 'kind' | 'label' | 'ops' | 'group' | 'of' | 'purge'>
type Stacked = (stacks: UndoStacks, seq: number) => UndoStacks

const batchOps = 20
const historyOf = ({
  head,
  stacks,
}: {
  readonly head: JournalHead
  readonly stacks: UndoStacks
}): History => {
  const [undo, redo] = [stacks.undo.at(-1), stacks.redo.at(-1)]
  return { head, ...(undo ? { undo: undo.label } : {}), ...(redo ? { redo: redo.label } : {}) }
}

/**
 * The only way to change anything. One transaction looks at what is there and writes; what is not IndexedDB (JSON, hashing) is
 * not awaited inside: that would end it. The lock keeps other tabs from forking the chain.
 */
export function dexieDoor(parts: DoorParts): WideDoor {
  const { records, clock, device, hash, guard, exclusive, freeBytes } = parts
  const write = async (
    draft: Draft,
    stacked: Stacked,
    originals: readonly ObjectRow[],
  ): Promise<JournalHead> => {
    const projections = projectionsOf(draft.ops)
    const written = await writeLink(records, draft.ops, async () => {
      const [{ head, stacks }, before] = await Promise.all([
        journalState(records),
        beforeImages(records, draft.ops),
      ])
      const inverse = inverseOf(draft.ops, before)
      const body: JournalBody = { v: 1, ...draft, at: clock.now(), by: device, inverse }
      const row = linked(head, canonicalJson(body), hash)
      return {
        rows: [row],
        state: { head: { seq: row.seq, hash: row.hash }, stacks: stacked(stacks, row.seq) },
        projections,
        gained: exhibitsGained(draft.ops, before),
        derived: [derivedOf(row.seq, body)],
        originals,
        ...(draft.purge && { purged: { seq: row.seq, originals: originalsOf(draft.purge) } }),
      }
    })
    return written.state.head
  }

  const commitWithOriginals: WideDoor['commitWithOriginals'] = async (change, originals, relied = []) => {
    const ops = change.ops.map((op): Operation => operationSchema.parse(op))
    if (ops.length === 0) return ok((await journalState(records)).head)
    const group = change.group === undefined ? {} : { group: change.group }
    const draft: Draft = { kind: 'change', label: change.label, ops, ...group }
    const stacked: Stacked = isRecordOnly(change.label)
      ? (stacks) => stacks
      : (stacks, seq) => afterChange(stacks, { seq, label: change.label, ...group })
    const size = ops.length > batchOps || originals.length > 0 ? 'batch' : 'small'
    // a row weighs about a kilobyte, and the journal keeps it twice
    const work = async (): Promise<Result<JournalHead, StorageFailure>> => {
      const known = relied.length > 0 ? await records.objects.bulkGet([...relied]) : []
      const lost = relied.find((_, index) => known[index] === undefined)
      if (lost !== undefined) return failed({ kind: 'storage/original-missing', sha256: lost })
      return ok(await write(draft, stacked, originals))
    }
    const done = await exclusive(() => guard.write(work, { size, neededBytes: ops.length * 4096 }))
    return done.ok ? done.value : done
  }

  const purge: Door['purge'] = async (items, reason) => {
    const free = await freeBytes()
    if (free !== undefined && free < nearlyFullBytes)
      return failed({ kind: 'trash/no-room-to-delete', freeBytes: free })
    const work = async (): Promise<Result<JournalHead, StorageFailure | TrashFailure>> => {
      const tombstones = await tombstonesFor(records, items)
      if (!tombstones.ok) return tombstones
      const purged = { reason: reason.trim(), records: tombstones.value }
      const draft: Draft = { kind: 'change', label: 'trash-purged', ops: [], purge: purged }
      return ok(await write(draft, (stacks) => afterPurge(stacks, purgeReach(purged)), []))
    }
    const done = await exclusive(() => guard.write(work, { size: 'batch', neededBytes: 4096 }))
    return done.ok ? done.value : done
  }

  /** Undo and redo are the same move on the two stacks: apply the inverses of a step's commits, newest first. */
  const step = async (kind: 'undo' | 'redo'): Promise<Result<CommitLabel, StorageFailure>> => {
    const move = async (): Promise<Result<CommitLabel, StorageFailure>> => {
      const top = (await journalState(records)).stacks[kind].at(-1)
      if (!top) return failed({ kind: `storage/nothing-to-${kind}` })
      const rows = await records.journal.bulkGet([...top.seqs].reverse())
      const ops = rows.flatMap((row) => {
        if (!row) throw new Error(`the journal lacks a commit of ${top.seqs.join(', ')}`)
        return journalBodyOf(row.body).inverse
      })
      const draft: Draft = { kind, label: top.label, ops, of: top.repeats ?? top.seqs }
      await write(draft, kind === 'undo' ? afterUndo : afterRedo, [])
      return ok(top.label)
    }
    const moved = await exclusive(() => guard.write(move, { size: 'batch', neededBytes: 4096 }))
    return moved.ok ? moved.value : moved
  }

  return {
    commit: (change) => commitWithOriginals(change, []),
    commitWithOriginals,
    undo: () => step('undo'),
    redo: () => step('redo'),
    purge,
    history: async () => historyOf(await journalState(records)),
    watchHistory: (tell) => watched(async () => historyOf(await journalState(records)), tell),
  }
}
