import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { StorageFailure } from '#shared/core/failure.ts'
import { put } from '#shared/core/journal/operation.ts'
import { ok, type Result } from '#shared/core/result.ts'
import { chunkCount } from '../../data/chunk-bytes.ts'
import type { ObjectRow } from '../../data/databases.ts'
import type { ImportedFile } from './importer.ts'
import type { ImportRun } from './import-run.ts'
import { intakeRecordOf } from './intake-record.ts'
import type { StagedFile } from './staged-file.ts'

export interface Kept {
  readonly index: number
  readonly file: ImportedFile
}

/** Each file of a batch as a new exhibit, or as the exhibit that has the same bytes already. */
async function judged(
  run: ImportRun,
  batch: readonly StagedFile[],
): Promise<readonly (Kept & { from: StagedFile })[]> {
  const inBatch = new Map<string, Exhibit>()
  const all: (Kept & { from: StagedFile })[] = []
  for (const from of batch) {
    const { index, incoming, seen } = from
    const known = inBatch.get(seen.sha256) ?? (await run.exhibits.findOriginal(run.caseId, seen.sha256))
    if (known) {
      all.push({ index, from, file: { kind: 'duplicate', name: incoming.name, of: known } })
      continue
    }
    const { caseId, clock, device, newId, base } = run
    const now = clock.now()
    const exhibit = intakeRecordOf(seen, { id: newId(), caseId, position: base + index + 1, now, device })
    inBatch.set(seen.sha256, exhibit)
    all.push({ index, from, file: { kind: 'kept', exhibit } })
  }
  return all
}

const originalOf = ({ sid, seen }: StagedFile): ObjectRow => ({
  sha256: seen.sha256,
  bytes: seen.bytes,
  sid,
  chunks: chunkCount(seen.bytes),
})

interface Needed {
  readonly from: StagedFile
  /** The row of an original that has lost bytes. */
  readonly broken: ObjectRow | undefined
}

/** The files whose bytes the store lacks, or has no longer whole; each hash once. */
async function neededOf(
  run: ImportRun,
  batch: readonly StagedFile[],
): Promise<Result<readonly Needed[], StorageFailure>> {
  const files = [...new Map(batch.toReversed().map((file) => [file.seen.sha256, file])).values()].toReversed()
  const rows = await run.records.objects.bulkGet(files.map(({ seen }) => seen.sha256))
  const needed: Needed[] = []
  for (const [k, from] of files.entries()) {
    const row = rows[k]
    const whole = row ? await run.staging.holds(row) : ok(false)
    if (!whole.ok) return whole
    if (!whole.value) needed.push({ from, broken: row })
  }
  return ok(needed)
}

/** Writes what is still in memory; and marks what is left of broken originals, so that it goes once they are mended. */
async function writeNeeded(run: ImportRun, needed: readonly Needed[]): Promise<Result<void, StorageFailure>> {
  const rows = needed.flatMap(({ from: { sid, seen, unwritten }, broken }) => [
    ...(unwritten.length > 0 ? [{ sid, sha256: seen.sha256 }] : []),
    ...(broken ? [{ sid: broken.sid, sha256: seen.sha256 }] : []),
  ])
  rows.forEach(({ sid }) => run.staged.add(sid))
  if (rows.length === 0) return ok(undefined)
  return await run.staging.write(
    rows,
    needed.flatMap(({ from }) => from.unwritten),
  )
}

/**
 * Makes a batch visible in one commit. Bytes that the store has already, in this case or another, are not written again,
 * unless some of them were lost: then these take their place.
 * `cancelled` when the user, or the removal of the case, came first: then nothing of the batch is visible.
 */
export async function keepFiles(
  run: ImportRun,
  batch: readonly StagedFile[],
): Promise<Result<readonly Kept[] | 'cancelled', StorageFailure>> {
  const all = await judged(run, batch)
  const fresh = all.flatMap(({ from, file }) =>
    file.kind === 'kept' ? [{ from, exhibit: file.exhibit }] : [],
  )
  const needed = await neededOf(run, batch)
  if (!needed.ok) return needed
  const written = await writeNeeded(run, needed.value)
  if (!written.ok) return written
  if (run.cancel.aborted || !(await run.cases.get(run.caseId))) return ok('cancelled')

  const isFresh = new Set(fresh.map(({ from }) => from))
  const isNeeded = new Set(needed.value.map(({ from }) => from.seen.sha256))
  const mends = needed.value
    .filter(({ from, broken }) => broken !== undefined || !isFresh.has(from))
    .map(({ from, broken }) => ({ original: originalOf(from), insteadOf: broken?.sid }))
  if (mends.length > 0) {
    const mended = await run.staging.mend(mends)
    if (!mended.ok) return mended
  }
  const change = {
    label: 'exhibits-imported',
    group: run.group,
    ops: fresh.map(({ exhibit }) => put('exhibit', exhibit)),
  } as const
  // before the commit: who follows the journal must know what else is on its way
  run.onKeep({
    kind: 'keeping',
    files: fresh.map(({ from }) => ({ index: from.index, sha256: from.seen.sha256 })),
  })
  const done = await run.door.commitWithOriginals(
    change,
    fresh.map(({ from }) => originalOf(from)),
    fresh.map(({ from }) => from.seen.sha256).filter((sha256) => !isNeeded.has(sha256)),
  )
  // what lay here already was purged meanwhile: these are its bytes now
  if (!done.ok && done.failure.kind === 'storage/original-missing') return await keepFiles(run, batch)
  if (!done.ok) return done
  run.onKeep({ kind: 'kept' })
  return ok(all.map(({ index, file }) => ({ index, file })))
}
