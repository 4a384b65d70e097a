import type { NewId } from '#shared/core/ids.ts'
import { followed, type HashText } from '#shared/core/journal/chain.ts'
import type { JournalBody, JournalRow } from '#shared/core/journal/commit.ts'
import { isRecordOnly } from '#shared/core/journal/record-only.ts'
import { afterChange, afterRedo, afterUndo, type UndoStacks } from '#shared/core/journal/undo-stacks.ts'
import { chunkBytes } from './chunk-bytes.ts'
import type { ObjectRow, RecordsDatabase } from './databases.ts'
import { derivedOf } from './derived.ts'
import { journalState } from './meta.ts'
import { beforeImages, exhibitsGained, projectionsOf } from './projection.ts'
import { journalBodyOf } from './rows/journal-body.ts'
import { writeLink } from './write-link.ts'

const stacksAfter = (stacks: UndoStacks, { kind, label, group }: JournalBody, seq: number): UndoStacks => {
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

/**
 * Makes rows of the second copy rows of this store, with all that follows from them, in one transaction. They must
 * continue its journal.
 * @throws Error when they do not, or when a body is not one of this program's: nothing is written then.
 */
export async function replay(
  records: RecordsDatabase,
  rows: readonly JournalRow[],
  { hash, newId }: { readonly hash: HashText; readonly newId: NewId },
): Promise<void> {
  const state = await journalState(records)
  let [head, stacks] = [state.head, state.stacks]
  const bodies: JournalBody[] = []
  for (const row of rows) {
    const next = followed(head, row, hash)
    if (!next.ok) throw new Error(`row ${row.seq} does not continue the journal: ${next.failure.kind}`)
    head = next.value
    const body = journalBodyOf(row.body)
    stacks = stacksAfter(stacks, body, row.seq)
    bodies.push(body)
  }
  const ops = bodies.flatMap((body) => body.ops)
  const before = await beforeImages(records, ops)
  await writeLink(records, {
    rows,
    state: { head, stacks },
    projections: projectionsOf(ops),
    gained: exhibitsGained(ops, before),
    derived: bodies.map((body, index) => derivedOf(state.head.seq + 1 + index, body)),
    originals: originalsOf(bodies, newId),
  })
}
