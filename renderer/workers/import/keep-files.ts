import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { StorageFailure } from '#shared/core/failure.ts'
import { put } from '#shared/core/journal/operation.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { chunkCount } from '../../data/chunk-bytes.ts'
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

/**
 * Makes a batch visible in one commit. Bytes that the store has already, in this case or another, are not written again.
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
  const known = await run.records.objects.bulkGet(fresh.map(({ from }) => from.seen.sha256))
  const unwritten = fresh
    .map(({ from }) => from)
    .filter(({ unwritten }, k) => unwritten.length > 0 && !known[k])

  unwritten.forEach(({ sid }) => run.staged.add(sid))
  if (unwritten.length > 0) {
    const written = await run.staging.write(
      unwritten.map(({ sid, seen }) => ({ sid, sha256: seen.sha256 })),
      unwritten.flatMap(({ unwritten }) => unwritten),
    )
    if (!written.ok) return failed(written.failure)
  }
  if (run.cancel.aborted || !(await run.cases.get(run.caseId))) return ok('cancelled')

  const change = {
    label: 'exhibits-imported',
    group: run.group,
    ops: fresh.map(({ exhibit }) => put('exhibit', exhibit)),
  } as const
  const originals = fresh.map(({ from: { sid, seen } }) => ({
    sha256: seen.sha256,
    bytes: seen.bytes,
    sid,
    chunks: chunkCount(seen.bytes),
  }))
  const done = await run.door.commitWithOriginals(change, originals)
  return done.ok ? ok(all.map(({ index, file }) => ({ index, file }))) : done
}
