import type { Failure } from '#shared/core/failure.ts'
import { assertNever } from '#shared/core/result.ts'
import type { ImportOutcome } from './importer.ts'
import {
  beginRun,
  type ImportOrder,
  type ImportParts,
  type ImportRun,
  type ImportWatch,
} from './import-run.ts'
import { type Kept, keepFiles } from './keep-files.ts'
import { readLarge } from './read-large.ts'
import { readSmall, smallBytes } from './read-small.ts'
import { spaceShortage } from './space-guard.ts'
import type { Placed, Read, StagedFile } from './staged-file.ts'

/** Small files that share a transaction; together no more than one of the largest. */
const filesPerBatch = 8

/** The drop in its order, cut into batches of small files and single large ones. */
export function batchesOf(files: ImportOrder['files']): readonly (readonly Placed[])[] {
  const batches: Placed[][] = []
  let room = 0
  files.forEach((incoming, index) => {
    const { size } = incoming.file
    const open = batches.at(-1)
    if (open && open.length < filesPerBatch && size <= room) open.push({ index, incoming })
    else {
      batches.push([{ index, incoming }])
      room = smallBytes
    }
    room -= size
  })
  return batches
}

const isLarge = (batch: readonly Placed[]): boolean =>
  batch.some(({ incoming }) => incoming.file.size > smallBytes)

const read = async (run: ImportRun, batch: readonly Placed[]): Promise<readonly Read[]> =>
  await Promise.all(batch.map((placed) => (isLarge(batch) ? readLarge(run, placed) : readSmall(run, placed))))

type End = { readonly cancelled: boolean; readonly stopped?: Failure }

/** Takes in what was read of a batch. Gives why the import ends here, if it does. */
async function takeIn(run: ImportRun, reads: readonly Read[], kept: Kept[]): Promise<End | undefined> {
  const ready: StagedFile[] = []
  let end: End | undefined
  for (const one of reads) {
    switch (one.kind) {
      case 'read':
        ready.push(one.file)
        break
      case 'unreadable': {
        const { index, incoming } = one.placed
        kept.push({ index, file: { kind: 'failed', name: incoming.name, failure: one.failure } })
        run.finishFiles(1)
        break
      }
      case 'cancelled':
        end ??= { cancelled: true }
        break
      case 'stopped':
        end ??= { cancelled: false, stopped: one.failure }
        break
      default:
        assertNever(one, 'import')
    }
  }
  if (ready.length === 0 || end) return end
  const done = await keepFiles(run, ready)
  if (!done.ok) return { cancelled: false, stopped: done.failure }
  if (done.value === 'cancelled') return { cancelled: true }
  kept.push(...done.value)
  run.finishFiles(done.value.length)
  return undefined
}

/** While one batch is written the next is read, unless it is a large file: that one fills the pipeline by itself. */
async function takeInAll(
  run: ImportRun,
  batches: readonly (readonly Placed[])[],
  kept: Kept[],
): Promise<End> {
  let ahead: Promise<readonly Read[]> | undefined
  for (const [k, batch] of batches.entries()) {
    const reads = await (ahead ?? read(run, batch))
    const next = batches[k + 1]
    ahead = next && !isLarge(next) && !run.cancel.aborted ? read(run, next) : undefined
    const end = await takeIn(run, reads, kept)
    if (end) {
      await ahead
      return end
    }
    if (run.cancel.aborted) {
      await ahead
      return { cancelled: next !== undefined }
    }
  }
  return { cancelled: false }
}

/**
 * Takes files into a case. Every file is read once; what is kept is visible at once and stays kept; whatever ends the
 * import early leaves no byte and no row of the rest.
 */
export async function importFiles(
  parts: ImportParts,
  order: ImportOrder,
  watch: ImportWatch,
): Promise<ImportOutcome> {
  const total = order.files.reduce((sum, { file }) => sum + file.size, 0)
  const shortage = await spaceShortage(total, parts.freeBytes, parts.grantedRoom)
  if (shortage) return { files: [], cancelled: false, stopped: shortage }

  const run = await beginRun(parts, order, watch)
  const kept: Kept[] = []
  try {
    const end = await takeInAll(run, batchesOf(order.files), kept)
    return { ...end, files: kept.toSorted((a, b) => a.index - b.index).map(({ file }) => file) }
  } finally {
    // what cannot be settled now, because the store went away, is swept by the next start
    await run.staging.settle([...run.staged])
  }
}
