import type { NewId } from '#shared/core/ids.ts'
import { followed, type HashText } from '#shared/core/journal/chain.ts'
import type { JournalBody, JournalRow } from '#shared/core/journal/commit.ts'
import { isRecordOnly } from '#shared/core/journal/record-only.ts'
import {
  afterChange,
  afterPurge,
  afterRedo,
  afterUndo,
  type UndoStacks,
} from '#shared/core/journal/undo-stacks.ts'
import { originalsOf as purgedOriginals, purgeReach } from '#shared/core/trash/purge.ts'
import { chunkBytes } from './chunk-bytes.ts'
import type { ObjectRow, RecordsDatabase } from './databases.ts'
import { derivedOf } from './derived.ts'
import { journalState } from './meta.ts'
import { beforeImages, exhibitsGained, projectionsOf } from './projection.ts'
import { journalBodyOf } from './rows/journal-body.ts'
import { writeLink } from './write-link.ts'

const stacksAfter = (stacks: UndoStacks, body: JournalBody, seq: number): UndoStacks => {
  const { kind, label, group, purge } = body
  if (purge) return afterPurge(stacks, purgeReach(purge))
  if (kind === 'undo') return afterUndo(stacks, seq)
  if (kind === 'redo') return afterRedo(stacks, seq)
  if (isRecordOnly(label)) return stacks
  return afterChange(stacks, { seq, label, ...(group === undefined ? {} : { group }) })
}

/** Where each original of these rows is kept: its chunks come from the second copy when they are first looked at. */
const originalsOf = (bodies: readonly JournalBody[], newId: NewId): readonly ObjectRow[] =>
  bodies.flatMap(({ ops }) =>
    ops.flatMap((op) => {
      if (op.op !== 'put' || op.entity !== 'exhibit') return []
      const { sha256, bytes } = op.value.original
      return [{ sha256, bytes, sid: newId(), chunks: Math.ceil(bytes / chunkBytes) }]
    }),
  )

interface ReadRow {
  readonly row: JournalRow
  readonly body: JournalBody
}

/**
 * Makes rows of the second copy rows of this store, with all that follows from them. They must continue its journal. A
 * purge asks who uses an original at that moment, so that it ends a transaction; what is written is always whole rows.
 * @throws Error when they do not, or when a body is not one of this program's: nothing is written then.
 */
export async function replay(
  records: RecordsDatabase,
  rows: readonly JournalRow[],
  { hash, newId }: { readonly hash: HashText; readonly newId: NewId },
): Promise<void> {
  let { head } = await journalState(records)
  const read = rows.map((row): ReadRow => {
    const next = followed(head, row, hash)
    if (!next.ok) throw new Error(`row ${row.seq} does not continue the journal: ${next.failure.kind}`)
    head = next.value
    return { row, body: journalBodyOf(row.body) }
  })
  for (let at = 0; at < read.length;) {
    const purge = read.findIndex(({ body }, index) => index >= at && body.purge)
    const end = purge < 0 ? read.length : purge + 1
    await replayLink(records, read.slice(at, end), newId)
    at = end
  }
}

/** Rows of which at most the last is a purge. */
async function replayLink(records: RecordsDatabase, read: readonly ReadRow[], newId: NewId): Promise<void> {
  const last = read.at(-1)
  if (!last) return
  const { seq } = last.row
  const bodies = read.map(({ body }) => body)
  const ops = bodies.flatMap((body) => body.ops)
  const worked = {
    rows: read.map(({ row }) => row),
    projections: projectionsOf(ops),
    derived: read.map(({ row, body }) => derivedOf(row.seq, body)),
    originals: originalsOf(bodies, newId),
    ...(last.body.purge && { purged: { seq, originals: purgedOriginals(last.body.purge) } }),
  }
  // nothing else is asked of what was there before
  const exhibits = ops.filter(({ entity }) => entity === 'exhibit')
  await writeLink(records, ops, async () => {
    const [{ stacks }, before] = await Promise.all([journalState(records), beforeImages(records, exhibits)])
    return {
      ...worked,
      state: {
        head: { seq, hash: last.row.hash },
        stacks: read.reduce((so, { row, body }) => stacksAfter(so, body, row.seq), stacks),
      },
      gained: exhibitsGained(ops, before),
    }
  })
}
